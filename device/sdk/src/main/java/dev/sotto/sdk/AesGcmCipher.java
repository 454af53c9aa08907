package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with random 96-bit nonces, its keys kept in a [DeviceStorage] entry.
///
/// With a [FileStorage] the key lies beside what it protects, readable by the owner only. That keeps values from other
/// users of the machine, and out of reach once the key was renewed; it does **not** protect against somebody who reads
/// this user's files or the whole disk while the window is open. A host with a key store should bring its own
/// [WindowCipher].
///
/// Keys are held as [SecretKeySpec] only, travel in [SecretBytes], and every array they pass through is erased.
///
/// ```
///  sealed:  nonce 12 | ciphertext | tag 16
///  keys:    header "SKEY" 1 | count u8 | 32 bytes each, newest first
/// ```
///
/// Source: NIST SP 800-38D; section 8.3 allows 2³² random nonces a key, this makes a new key at each close.
public final class AesGcmCipher implements WindowCipher {
  private static final Header HEADER = new Header("SKEY", 1);
  private static final String ENTRY = "window-keys";

  /// After renewals that were cut short, what is at rest may be under a key that is not the last but one.
  private static final int MAX_FORMER_KEYS = 7;

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int KEYS_AT = Header.LENGTH + 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final DeviceStorage storage;
  private final RandomSource random;
  private final List<SecretKeySpec> keys;
  private final Cipher gcm;

  private AesGcmCipher(DeviceStorage storage, RandomSource random, List<SecretKeySpec> keys) {
    this.storage = storage;
    this.random = random;
    this.keys = keys;
    try {
      gcm = Cipher.getInstance(ALGORITHM);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("this platform has no AES-GCM", absent);
    }
  }

  /// The cipher whose keys `storage` keeps; a first key is made if there is none.
  ///
  /// @param random a cryptographic source
  public static AesGcmCipher in(DeviceStorage storage, RandomSource random) throws IOException {
    Optional<SecretBytes> kept = storage.readSecret(ENTRY);
    List<SecretKeySpec> keys = new ArrayList<>();
    if (kept.isPresent()) {
      try (SecretBytes entry = kept.get()) {
        keys.addAll(readKeys(entry));
      }
    }
    AesGcmCipher cipher = new AesGcmCipher(storage, random, keys);
    if (keys.isEmpty()) {
      cipher.renew();
    }
    return cipher;
  }

  @Override
  public Bytes seal(SecretBytes plain) throws IOException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      gcm.init(Cipher.ENCRYPT_MODE, keys.get(0), new GCMParameterSpec(TAG_BITS, nonce));
      Bytes sealed = Bytes.of(gcm.doFinal(plain.insecureArray()));
      return new ByteWriter(NONCE_BYTES + sealed.length())
          .bytes(Bytes.of(nonce))
          .bytes(sealed)
          .toBytes();
    } catch (GeneralSecurityException refused) {
      throw new IOException("AES-GCM could not seal the open window", refused);
    }
  }

  @Override
  public Optional<SecretBytes> open(Bytes sealed) {
    if (sealed.length() < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    for (SecretKeySpec key : keys) {
      Optional<SecretBytes> plain = open(key, sealed);
      if (plain.isPresent()) {
        return plain;
      }
    }
    return Optional.empty();
  }

  private Optional<SecretBytes> open(SecretKeySpec key, Bytes sealed) {
    byte[] all = sealed.toByteArray();
    try {
      gcm.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
      return Optional.of(
          SecretBytes.taking(gcm.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES)));
    } catch (GeneralSecurityException otherKeyOrChanged) {
      return Optional.empty();
    }
  }

  @Override
  public void renew() throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    List<SecretKeySpec> next = new ArrayList<>();
    next.add(new SecretKeySpec(fresh, "AES"));
    Arrays.fill(fresh, (byte) 0); // the specification holds a copy
    next.addAll(keys.subList(0, Math.min(keys.size(), MAX_FORMER_KEYS)));
    keep(next);
  }

  @Override
  public void forgetFormerKeys() throws IOException {
    keep(new ArrayList<>(keys.subList(0, 1)));
  }

  private void keep(List<SecretKeySpec> next) throws IOException {
    try (SecretBytes entry = entry(next)) {
      storage.forceSecret(ENTRY, entry);
    }
    keys.clear();
    keys.addAll(next);
  }

  private static SecretBytes entry(List<SecretKeySpec> keys) {
    ByteWriter head = new ByteWriter();
    HEADER.write(head);
    head.u8(keys.size());
    byte[] content = new byte[KEYS_AT + keys.size() * KEY_BYTES];
    head.toBytes().copyTo(content, 0);
    int at = KEYS_AT;
    for (SecretKeySpec key : keys) {
      byte[] encoded = key.getEncoded();
      System.arraycopy(encoded, 0, content, at, KEY_BYTES);
      Arrays.fill(encoded, (byte) 0);
      at += KEY_BYTES;
    }
    return SecretBytes.taking(content);
  }

  /// The keys of an entry; none if it is malformed.
  private static List<SecretKeySpec> readKeys(SecretBytes entry) {
    byte[] content = entry.insecureArray();
    if (content.length < KEYS_AT
        || !(Decoded.of(Bytes.of(content, 0, KEYS_AT), AesGcmCipher::readCount)
            instanceof Decoded.Ok<Integer> count)
        || content.length != KEYS_AT + count.value() * KEY_BYTES) {
      return List.of();
    }
    List<SecretKeySpec> keys = new ArrayList<>();
    for (int at = KEYS_AT; at < content.length; at += KEY_BYTES) {
      keys.add(new SecretKeySpec(content, at, KEY_BYTES, "AES"));
    }
    return keys;
  }

  private static int readCount(ByteReader head) {
    HEADER.expect(head);
    return head.u8();
  }
}

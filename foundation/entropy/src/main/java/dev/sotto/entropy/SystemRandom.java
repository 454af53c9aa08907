package dev.sotto.entropy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A cryptographic generator: the AES-256-CTR key stream under a key and counter from the operating
/// system, in buffers of [#BUFFER_BYTES]. The first 48 bytes of a buffer become the next key and
/// counter at once, and what is handed out is erased, so that this object never holds what would
/// reveal earlier output (fast key erasure). Copies that the platform's cipher or garbage collector
/// leave behind are beyond its reach.
///
/// After [#RESEED_BYTES] bytes or [#RESEED_MILLIS] milliseconds, whichever comes first, what is left
/// of the buffer is dropped and fresh system randomness is mixed in before the next draw.
///
/// Thread-safe: a draw holds this object's lock.
///
/// Source: the key-erasure generator of D. J. Bernstein, "Fast-key-erasure random-number generators", 2017; AES-CTR
/// as in NIST SP 800-38A, section 6.5.
public final class SystemRandom implements RandomSource {
  /// Bytes generated at a time.
  static final int BUFFER_BYTES = 4096;

  /// Bytes after which the system is asked again.
  static final long RESEED_BYTES = 1L << 20;

  /// Milliseconds after which the system is asked again.
  static final long RESEED_MILLIS = 300_000;

  private static final int KEY_BYTES = 32;
  private static final int SEED_BYTES = 48;

  private final SecureRandom system;
  private final Clock clock;
  private final Cipher aes;
  private final byte[] seed = new byte[SEED_BYTES];
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position = BUFFER_BYTES;
  private long sinceReseed;
  private long reseededAt;

  /// A generator seeded by the operating system.
  ///
  /// @param clock tells when five minutes have passed; a clock that stands still leaves reseeding to the volume
  public SystemRandom(Clock clock) {
    this(new SecureRandom(), clock);
  }

  SystemRandom(SecureRandom system, Clock clock) {
    this.system = system;
    this.clock = clock;
    try {
      aes = Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("this platform has no AES-CTR", absent);
    }
    reseed();
  }

  @Override
  public synchronized long nextLong() {
    long elapsed = clock.millis() - reseededAt;
    if (elapsed >= RESEED_MILLIS || elapsed < 0) { // also when the clock was set back
      Arrays.fill(buffer, (byte) 0);
      reseed();
      refill();
    } else if (position > BUFFER_BYTES - Long.BYTES) {
      if (sinceReseed >= RESEED_BYTES) {
        reseed();
      }
      refill();
    }
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (buffer[position] & 0xff);
      buffer[position++] = 0;
    }
    return value;
  }

  private void refill() {
    Arrays.fill(buffer, (byte) 0);
    try {
      aes.doFinal(buffer, 0, BUFFER_BYTES, buffer, 0);
    } catch (GeneralSecurityException unreachable) {
      throw new IllegalStateException("AES-CTR refused to encrypt zeros", unreachable);
    }
    System.arraycopy(buffer, 0, seed, 0, SEED_BYTES);
    Arrays.fill(buffer, 0, SEED_BYTES, (byte) 0);
    rekey(); // now, not before the next buffer: meanwhile the cipher would hold this buffer's key
    position = SEED_BYTES;
    sinceReseed += BUFFER_BYTES;
  }

  private void rekey() {
    try {
      aes.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(seed, 0, KEY_BYTES, "AES"),
          new IvParameterSpec(seed, KEY_BYTES, SEED_BYTES - KEY_BYTES));
    } catch (GeneralSecurityException unreachable) {
      throw new IllegalStateException("AES-CTR refused a well-formed key", unreachable);
    }
  }

  private void reseed() {
    byte[] fresh = new byte[SEED_BYTES];
    system.nextBytes(fresh);
    for (int i = 0; i < SEED_BYTES; i++) {
      seed[i] ^= fresh[i];
    }
    Arrays.fill(fresh, (byte) 0);
    rekey();
    sinceReseed = 0;
    reseededAt = clock.millis();
  }

  /// A copy of all the state from which output is or was made: key and counter, then the buffer. For
  /// the test of key erasure.
  synchronized byte[] heldBytes() {
    byte[] held = Arrays.copyOf(seed, SEED_BYTES + BUFFER_BYTES);
    System.arraycopy(buffer, 0, held, SEED_BYTES, BUFFER_BYTES);
    return held;
  }
}

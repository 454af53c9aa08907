package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sotto.entropy.RandomSource;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Keys are kept as long as something may be under them, and no longer.
class AesGcmCipherTest {
  private static final Bytes PLAIN = Bytes.utf8("sotto voce");

  private final MemoryStorage storage = new MemoryStorage();
  private final SeededRandom random = new SeededRandom(1);

  private AesGcmCipher cipher() throws IOException {
    return AesGcmCipher.in(storage, random::nextLong);
  }

  private static Bytes seal(AesGcmCipher cipher) throws IOException {
    try (SecretBytes plain = SecretBytes.taking(PLAIN.toByteArray())) {
      return cipher.seal(plain);
    }
  }

  private static Optional<Bytes> open(AesGcmCipher cipher, Bytes sealed) {
    return cipher.open(sealed).map(plain -> Bytes.of(plain.insecureArray()));
  }

  @Test
  void what_is_sealed_is_opened_by_the_next_process() throws IOException {
    Bytes sealed = seal(cipher());
    assertThat(open(cipher(), sealed)).contains(PLAIN);
    assertThat(sealed.length()).isEqualTo(12 + PLAIN.length() + 16);
  }

  @Test
  void renewals_that_were_cut_short_lose_nothing() throws IOException {
    Bytes sealed = seal(cipher());
    for (int i = 0; i < 5; i++) {
      cipher().renew();
      assertThat(open(cipher(), sealed)).contains(PLAIN);
    }
  }

  @Test
  void a_renewal_that_is_finished_makes_what_was_sealed_before_unreadable() throws IOException {
    AesGcmCipher cipher = cipher();
    Bytes sealed = seal(cipher);
    cipher.renew();
    Bytes fresh = seal(cipher);
    cipher.forgetFormerKeys();
    assertThat(open(cipher, sealed)).isEmpty();
    assertThat(open(cipher(), sealed)).isEmpty();
    assertThat(open(cipher(), fresh)).contains(PLAIN);
  }

  @Test
  void the_array_that_a_key_was_drawn_into_is_erased() throws IOException {
    List<byte[]> drawn = new ArrayList<>();
    RandomSource watched =
        new RandomSource() {
          @Override
          public long nextLong() {
            return random.nextLong();
          }

          @Override
          public void nextBytes(byte[] target) {
            RandomSource.super.nextBytes(target);
            drawn.add(target);
          }
        };
    AesGcmCipher cipher = AesGcmCipher.in(storage, watched);
    cipher.renew();
    assertThat(drawn).hasSize(2).containsOnly(new byte[32]);
    assertThat(open(cipher, seal(cipher))).contains(PLAIN);
    assertThat(open(cipher(), seal(cipher))).contains(PLAIN);
  }

  @Test
  void the_entry_of_keys_is_erased_once_it_was_kept_and_once_it_was_read() throws IOException {
    List<SecretBytes> entries = new ArrayList<>();
    DeviceStorage watched =
        new Twins.Wrapped(storage) {
          @Override
          public Optional<SecretBytes> readSecret(String name) throws IOException {
            Optional<SecretBytes> kept = super.readSecret(name);
            kept.ifPresent(entries::add);
            return kept;
          }

          @Override
          public void forceSecret(String name, SecretBytes content) throws IOException {
            entries.add(content);
            super.forceSecret(name, content);
          }
        };
    AesGcmCipher.in(watched, random::nextLong).renew();
    AesGcmCipher cipher = AesGcmCipher.in(watched, random::nextLong);
    cipher.forgetFormerKeys();
    assertThat(entries).hasSize(4);
    for (SecretBytes entry : entries) {
      assertThatIllegalStateException().isThrownBy(entry::insecureArray);
    }
    assertThat(open(cipher, seal(cipher))).contains(PLAIN);
  }

  @Test
  void an_entry_of_keys_that_is_cut_or_longer_than_it_says_is_not_used() throws IOException {
    Bytes sealed = seal(cipher());
    Bytes entry = storage.read("window-keys").orElseThrow();
    for (int length = 0; length < entry.length(); length++) {
      storage.write("window-keys", entry.slice(0, length));
      assertThat(open(cipher(), sealed)).as("%s bytes", length).isEmpty();
    }
    storage.write("window-keys", new ByteWriter().bytes(entry).u8(0).toBytes());
    assertThat(open(cipher(), sealed)).isEmpty();
    storage.write("window-keys", entry);
    assertThat(open(cipher(), sealed)).contains(PLAIN);
  }

  @Test
  void what_was_changed_in_any_bit_is_not_opened() throws IOException {
    AesGcmCipher cipher = cipher();
    byte[] sealed = seal(cipher).toByteArray();
    for (int i = 0; i < sealed.length; i++) {
      sealed[i] ^= 1;
      assertThat(open(cipher, Bytes.of(sealed))).isEmpty();
      sealed[i] ^= 1;
    }
  }
}

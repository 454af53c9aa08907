package dev.sotto.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.FakeClock;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SystemRandomTest {
  /// Key and initial counter of NIST SP 800-38A, F.5.5.
  private static final byte[] SEED =
      HexFormat.of()
          .parseHex(
              "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
                  + "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

  private static final int DRAWS_PER_BUFFER = (SystemRandom.BUFFER_BYTES - 48) / Long.BYTES;
  private static final int BUFFERS_PER_RESEED =
      (int) (SystemRandom.RESEED_BYTES / SystemRandom.BUFFER_BYTES);

  private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final CountingSystem system = new CountingSystem(SEED);
  private final SystemRandom random = new SystemRandom(system, clock);

  /// The first three key stream blocks become the next key and counter; the fourth is the first to
  /// be handed out.
  @Test
  void the_first_output_is_the_fourth_block_of_the_nist_vector_F_5_5() {
    assertThat(random.nextLong()).isEqualTo(0x2956e1c8693536b1L);
    assertThat(random.nextLong()).isEqualTo(0xbee99c73a31576b6L);
  }

  @Test
  void each_buffer_is_made_under_the_first_48_bytes_of_the_one_before() {
    byte[] seed = SEED;
    for (int buffer = 0; buffer < 5; buffer++) {
      byte[] stream = keyStream(seed, SystemRandom.BUFFER_BYTES);
      ByteBuffer expected = ByteBuffer.wrap(stream, 48, stream.length - 48);
      for (int i = 0; i < DRAWS_PER_BUFFER; i++) {
        assertThat(random.nextLong()).isEqualTo(expected.getLong());
      }
      seed = Arrays.copyOf(stream, 48);
    }
  }

  @Test
  void the_system_is_asked_again_after_one_mebibyte() {
    draw(BUFFERS_PER_RESEED * DRAWS_PER_BUFFER);
    assertThat(system.asked()).isEqualTo(1);
    draw(1);
    assertThat(system.asked()).isEqualTo(2);
    draw(BUFFERS_PER_RESEED * DRAWS_PER_BUFFER - 1);
    assertThat(system.asked()).isEqualTo(2);
    draw(1);
    assertThat(system.asked()).isEqualTo(3);
  }

  @Test
  void the_system_is_asked_again_after_five_minutes_even_if_the_buffer_is_not_used_up() {
    draw(1);
    clock.advance(Duration.ofMillis(SystemRandom.RESEED_MILLIS - 1));
    draw(1);
    assertThat(system.asked()).isEqualTo(1);
    clock.advance(Duration.ofMillis(1));
    draw(1);
    assertThat(system.asked()).isEqualTo(2);
    draw(1);
    assertThat(system.asked()).isEqualTo(2);
  }

  @Test
  void the_system_is_asked_again_when_the_clock_goes_back() {
    draw(1);
    clock.advance(Duration.ofMillis(-1));
    draw(1);
    assertThat(system.asked()).isEqualTo(2);
  }

  @Test
  void what_the_system_answers_is_mixed_into_the_key_that_stood() {
    draw(1);
    byte[] mixed = Arrays.copyOf(keyStream(SEED, SystemRandom.BUFFER_BYTES), 48);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] ^= SEED[i];
    }
    clock.advance(Duration.ofMinutes(5));
    assertThat(random.nextLong())
        .isEqualTo(ByteBuffer.wrap(keyStream(mixed, SystemRandom.BUFFER_BYTES)).getLong(48));
  }

  @Test
  void two_generators_of_the_operating_system_differ() {
    SystemRandom one = new SystemRandom(Clock.systemUTC());
    SystemRandom other = new SystemRandom(Clock.systemUTC());
    assertThat(one.nextLong()).isNotEqualTo(other.nextLong()); // equal once in 2^64
  }

  private void draw(int count) {
    for (int i = 0; i < count; i++) {
      random.nextLong();
    }
  }

  static byte[] keyStream(byte[] seed, int length) {
    try {
      Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
      aes.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(seed, 0, 32, "AES"),
          new IvParameterSpec(seed, 32, 16));
      return aes.doFinal(new byte[length]);
    } catch (GeneralSecurityException absent) {
      throw new AssertionError(absent);
    }
  }
}

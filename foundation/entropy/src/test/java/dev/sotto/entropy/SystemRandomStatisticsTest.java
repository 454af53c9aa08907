package dev.sotto.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SystemRandomStatisticsTest {
  private static final int THREADS = 8;
  private static final int DRAWS_PER_THREAD = 100_000;

  /// Chi-square of the 256 byte values with 255 degrees of freedom: below 160 or above 390 with
  /// probability less than 10⁻⁶.
  @Test
  void bytes_are_uniform() {
    assertThat(chiSquare(new SystemRandom(Clock.systemUTC()))).isBetween(160.0, 390.0);
  }

  @Test
  void a_stuck_bit_is_seen() {
    SystemRandom random = new SystemRandom(Clock.systemUTC());
    assertThat(chiSquare(() -> random.nextLong() & ~1L)).isGreaterThan(390);
  }

  @Test
  void a_counter_is_seen_to_be_too_even() {
    AtomicLong counter = new AtomicLong();
    assertThat(chiSquare(() -> 0x0101010101010101L * (counter.getAndIncrement() & 0xff)))
        .isLessThan(160);
  }

  private static double chiSquare(RandomSource random) {
    byte[] bytes = new byte[1 << 20];
    random.nextBytes(bytes);
    int[] counts = new int[256];
    for (byte b : bytes) {
      counts[b & 0xff]++;
    }
    double expected = bytes.length / 256.0;
    return Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
  }

  /// Two of 800 000 true draws of 64 bits coincide with probability 2·10⁻⁸.
  @Test
  void threads_that_share_a_generator_never_get_the_same_number() throws InterruptedException {
    SystemRandom shared = new SystemRandom(Clock.systemUTC());
    assertThat(duplicates(() -> shared)).isZero();
  }

  @Test
  void threads_that_continue_from_one_state_are_seen_to_get_the_same_numbers()
      throws InterruptedException {
    CountingSystem system = new CountingSystem(new byte[48]);
    assertThat(duplicates(() -> new SystemRandom(system, Clock.systemUTC()))).isPositive();
  }

  private static long duplicates(Supplier<RandomSource> source) throws InterruptedException {
    long[] drawn = new long[THREADS * DRAWS_PER_THREAD];
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      int from = t * DRAWS_PER_THREAD;
      RandomSource random = source.get();
      threads[t] =
          new Thread(() -> {
            for (int i = 0; i < DRAWS_PER_THREAD; i++) {
              drawn[from + i] = random.nextLong();
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return drawn.length - Arrays.stream(drawn).distinct().count();
  }
}

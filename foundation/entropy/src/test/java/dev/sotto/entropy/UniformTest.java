package dev.sotto.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class UniformTest {
  private static final BigInteger DRAWS = BigInteger.ONE.shiftLeft(63);
  private static final List<Integer> BOUNDS =
      List.of(
          1,
          2,
          3,
          5,
          7,
          10,
          49,
          255,
          256,
          65_535,
          1 << 30,
          Integer.MAX_VALUE - 1,
          Integer.MAX_VALUE);

  /// One way to draw a uniform integer below a bound.
  private interface Draw {
    int below(int bound, RandomSource random);
  }

  @Test
  void only_the_draws_beyond_the_last_whole_run_are_drawn_again() {
    requireEqualShares((bound, random) -> random.uniform(bound));
  }

  @Test
  void the_remainder_of_every_draw_fails_the_same_check() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> requireEqualShares((bound, random) -> (int) ((random.nextLong() >>> 1) % bound)));
  }

  /// A draw d of 63 bits that is accepted gives `d mod bound`. The accepted ones are `[0, last]`,
  /// and `last + 1` is a multiple of the bound: so every value has the same number of draws.
  private static void requireEqualShares(Draw draw) {
    for (int bound : BOUNDS) {
      BigInteger runs = DRAWS.divide(BigInteger.valueOf(bound));
      BigInteger accepted = runs.multiply(BigInteger.valueOf(bound));
      long last = accepted.subtract(BigInteger.ONE).longValueExact();
      for (long d : new long[] {0, 1, bound - 1, bound, last - bound, last - 1, last}) {
        if (d >= 0) {
          for (long lowBit = 0; lowBit < 2; lowBit++) {
            assertThat(draw.below(bound, new Script(d << 1 | lowBit)))
                .as("bound %s, draw %s", bound, d)
                .isEqualTo((int) (d % bound));
          }
        }
      }
      if (accepted.compareTo(DRAWS) < 0) {
        for (long d : new long[] {last + 1, Long.MAX_VALUE}) {
          Script script = new Script(d << 1, d << 1 | 1, 0);
          assertThat(draw.below(bound, script)).isZero();
          assertThat(script.left()).as("bound %s: %s is drawn again", bound, d).isZero();
        }
      }
    }
  }

  /// Three thirds of a range that 2³¹ is no multiple of, 30 000 draws: chi-square with 2 degrees of
  /// freedom exceeds 40 with probability e⁻²⁰ = 2·10⁻⁹.
  @Test
  void the_thirds_of_a_large_range_are_equally_frequent() {
    long seed = System.nanoTime();
    System.out.println("UniformTest thirds: seed " + seed);
    assertThat(unevenness((bound, random) -> random.uniform(bound), seed)).isLessThan(40);
  }

  @Test
  void the_remainder_of_31_bits_is_seen_to_prefer_the_lowest_third() {
    assertThat(unevenness((bound, random) -> (int) ((random.nextLong() >>> 33) % bound), 1))
        .isGreaterThan(40);
  }

  private static double unevenness(Draw draw, long seed) {
    RandomGenerator generator = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int third = 1 << 29;
    double expected = 10_000;
    int[] counts = new int[3];
    for (int i = 0; i < 3 * expected; i++) {
      counts[draw.below(3 * third, generator::nextLong) / third]++;
    }
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  @Test
  void a_bound_below_one_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Script().uniform(0))
        .withMessageContaining("was 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Script().uniform(-5));
  }

  @Test
  void bytes_are_filled_from_the_low_end_of_each_draw() {
    byte[] target = new byte[11];
    new Script(0x0807060504030201L, 0x0f0e0d0c0b0a09L).nextBytes(target);
    assertThat(target).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }
}

package dev.sotto.ldp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.wire.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// The device's half against the server's.
class HalvesTest {
  private static final List<FrequencyOracle> ORACLES =
      List.of(
          Calibrated.kary(2, "1"),
          Calibrated.kary(300, "2"),
          Calibrated.unary(5, "1"),
          Calibrated.unary(16, "2"),
          Calibrated.geometry(30, 3, 4, "1"),
          Calibrated.geometry(70_000, 43, 4, "4"));

  private final long seed = System.nanoTime();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);

  @Test
  void every_report_has_the_length_of_the_oracle_and_is_accepted() {
    System.out.println("HalvesTest: seed " + seed);
    for (FrequencyOracle oracle : ORACLES) {
      Randomizer randomizer = oracle.randomizer();
      Tallier tallier = oracle.tallier();
      for (int value = 0; value < oracle.domainSize(); value++) {
        Bytes payload = randomizer.randomize(value, random::nextLong);
        assertThat(payload.length()).isEqualTo(oracle.payloadBytes());
        tallier.validate(payload);
        Set<Integer> named = new HashSet<>();
        tallier.tally(payload, index -> assertThat(named.add(index)).as("named once").isTrue());
        assertThat(named).allMatch(index -> 0 <= index && index < tallier.counters());
      }
      for (int value : new int[] {-1, oracle.domainSize()}) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> randomizer.randomize(value, random::nextLong));
      }
    }
  }

  @Test
  void tallies_that_cannot_be_are_refused() {
    requireRefused(3, new int[] {1}, new long[0]);
    requireRefused(3, new int[] {3}, new long[] {1});
    requireRefused(3, new int[] {-1}, new long[] {1});
    requireRefused(3, new int[] {1, 1}, new long[] {1, 1});
    requireRefused(3, new int[] {1}, new long[] {0});
    assertThat(Tallies.sparse(3, new int[] {1}, new long[] {7}))
        .isEqualTo(Tallies.of(List.of(0L, 7L, 0L)));
  }

  private static void requireRefused(int size, int[] indices, long[] counts) {
    assertThatIllegalArgumentException().isThrownBy(() -> Tallies.sparse(size, indices, counts));
  }
}

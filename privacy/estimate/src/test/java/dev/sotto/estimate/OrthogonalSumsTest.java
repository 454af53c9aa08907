package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.ProjectiveSpace;
import dev.sotto.ldp.Tallies;
import dev.sotto.samples.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums held against their definition.
class OrthogonalSumsTest {
  @ParameterizedTest
  @CsvSource({
    "2,2", "2,3", "2,4", "2,9", "3,2", "3,3", "3,5", "5,2", "5,3", "5,4", "7,3", "11,3", "13,2",
    "17,3", "31,2"
  })
  void sums_are_those_of_the_definition(int prime, int dimension) {
    long seed = System.nanoTime();
    System.out.println("OrthogonalSumsTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    ProjectiveSpace space = new ProjectiveSpace(prime, dimension);
    int[] weights = random.ints(space.points()).toArray(); // sums are modulo 2³²
    int[] expected = new int[space.points()];
    for (int v = 0; v < expected.length; v++) {
      for (int u = 0; u < weights.length; u++) {
        expected[v] += product(space, u, v) == 0 ? weights[u] : 0;
      }
    }
    for (int wanted : new int[] {1, 2, space.points() / 2 + 1, space.points()}) {
      assertThat(OrthogonalSums.of(space, weights, wanted))
          .isEqualTo(Arrays.copyOf(expected, wanted));
    }
  }

  @Test
  void counts_beyond_32_bits_give_exact_supports() {
    ProjectiveGeometryResponse oracle = Samples.geometry(20, 3, 4, "1");
    ProjectiveSpace space = new ProjectiveSpace(3, 4);
    long[] counters = new long[space.points()];
    long[] expected = new long[20];
    for (int u = 0; u < counters.length; u++) {
      counters[u] = 0x7a5_1234_5678_9abcL / (3L * u + 17);
      for (int v = 0; v < expected.length; v++) {
        expected[v] += product(space, u, v) == 0 ? counters[u] : 0;
      }
    }
    assertThat(Supports.of(oracle, Tallies.of(counters))).isEqualTo(expected);
  }

  private static int product(ProjectiveSpace space, int u, int v) {
    int[] left = space.vector(u, space.dimension());
    int[] right = space.vector(v, space.dimension());
    int sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum % space.prime();
  }
}

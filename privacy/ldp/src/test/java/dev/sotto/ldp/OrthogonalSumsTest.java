package dev.sotto.ldp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Points and sums held against their definitions.
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

  @ParameterizedTest
  @CsvSource({"2,2", "2,5", "3,3", "5,3", "7,2", "11,3"})
  void every_point_has_one_number_whatever_vector_stands_for_it(int prime, int dimension) {
    ProjectiveSpace space = new ProjectiveSpace(prime, dimension);
    int highest = -1;
    for (int number = 0; number < space.points(); number++) {
      int[] vector = space.vector(number, dimension);
      int digits = 0;
      for (int coordinate : vector) {
        digits = prime * digits + coordinate;
      }
      assertThat(digits).as("points stand in the order of their vectors").isGreaterThan(highest);
      highest = digits;
      for (int scale = 1; scale < prime; scale++) {
        int factor = scale;
        int[] multiple = Arrays.stream(vector).map(x -> x * factor % prime).toArray();
        assertThat(space.number(multiple)).isEqualTo(number);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2,2", "2,5", "3,3", "5,3", "7,2"})
  void the_points_orthogonal_to_one_and_the_others_are_all_counted_once(int prime, int dimension) {
    ProjectiveSpace space = new ProjectiveSpace(prime, dimension);
    for (int v = 0; v < space.points(); v++) {
      Set<Integer> seen = new HashSet<>();
      int[] own = space.vector(v, dimension);
      for (int i = 0; i < space.orthogonal(); i++) {
        int point = space.orthogonalTo(own, i);
        assertThat(product(space, point, v)).isZero();
        seen.add(point);
      }
      for (int i = 0; i < space.others(); i++) {
        int point = space.notOrthogonalTo(own, i);
        assertThat(product(space, point, v)).isNotZero();
        seen.add(point);
      }
      assertThat(seen).hasSize(space.points());
    }
  }

  @Test
  void counts_beyond_32_bits_give_exact_supports() {
    ProjectiveGeometryResponse oracle = Calibrated.geometry(20, 3, 4, "1");
    ProjectiveSpace space = new ProjectiveSpace(3, 4);
    long[] counters = new long[space.points()];
    long[] expected = new long[20];
    for (int u = 0; u < counters.length; u++) {
      counters[u] = 0x7a5_1234_5678_9abcL / (3L * u + 17);
      for (int v = 0; v < expected.length; v++) {
        expected[v] += product(space, u, v) == 0 ? counters[u] : 0;
      }
    }
    assertThat(oracle.supports(Tallies.of(counters))).isEqualTo(expected);
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

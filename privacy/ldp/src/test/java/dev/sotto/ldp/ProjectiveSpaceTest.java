package dev.sotto.ldp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Points held against their definition.
class ProjectiveSpaceTest {
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

  @ParameterizedTest
  @CsvSource({"0,2", "1,2", "4,3", "5,1", "2,23", "11587,2", "-3,2"})
  void what_is_no_space_or_too_large_is_refused(int prime, int dimension) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProjectiveSpace(prime, dimension))
        .withMessageContaining("over " + prime + " in " + dimension + " dimensions");
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

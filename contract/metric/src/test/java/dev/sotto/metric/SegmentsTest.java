package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  private static final Segments TWO =
      new Segments(
          List.of(
              new Segments.Dimension("release", List.of("2.0", "2.1")),
              new Segments.Dimension("model", List.of("a", "b", "c"))));

  @Test
  void every_combination_has_one_index_and_every_index_its_own_label() {
    Set<Integer> indices = new HashSet<>();
    Set<String> labels = new HashSet<>();
    for (String release : List.of("2.0", "2.1", "other")) {
      for (String model : List.of("a", "b", "c", "other")) {
        int index = TWO.indexOf(Map.of("release", release, "model", model));
        indices.add(index);
        labels.add(TWO.label(index));
        assertThat(TWO.label(index)).isEqualTo("release " + release + ", model " + model);
      }
    }
    assertThat(TWO.count()).isEqualTo(12);
    assertThat(indices).hasSize(12).allMatch(index -> index >= 0 && index < 12);
    assertThat(labels).hasSize(12);
  }

  @Test
  void what_was_not_declared_is_other() {
    assertThat(TWO.indexOf(Map.of("release", "9.9", "colour", "red"))).isEqualTo(11);
    assertThat(TWO.indexOf(Map.of())).isEqualTo(11);
  }

  @Test
  void without_dimensions_every_device_is_in_the_one_segment() {
    assertThat(Segments.NONE.count()).isEqualTo(1);
    assertThat(Segments.NONE.indexOf(Map.of("release", "2.0"))).isZero();
    assertThat(Segments.NONE.label(0)).isEqualTo("all");
  }

  @Test
  void a_segment_outside_is_refused() {
    assertThatThrownBy(() -> TWO.label(12)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> TWO.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void too_many_values_repeated_values_and_other_are_refused() {
    for (List<String> values :
        List.of(
            List.of("a", "b", "c", "d"), List.of("a", "a"), List.of("other"), List.<String>of())) {
      assertThatThrownBy(() -> new Segments.Dimension("model", values))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("model");
    }
  }
}

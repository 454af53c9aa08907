package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeMetricTest {
  private static final RangeMetric METRIC = TestDefinitions.ranges(new Absent.None());

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, 0, true",
    "-1, 0, true",
    "0, 0, false",
    "19, 0, false",
    "20, 1, false",
    "21, 2, false",
    "100, 2, false",
    "101, 2, true",
    "9223372036854775807, 2, true"
  })
  void a_number_falls_in_its_range_or_is_clipped_to_the_nearest(
      long number, int range, boolean clipped) {
    assertThat(METRIC.valueOf(number)).isEqualTo(range);
    assertThat(METRIC.clips(number)).isEqualTo(clipped);
  }

  @Test
  void labels_say_which_numbers_a_range_holds() {
    assertThat(METRIC.values()).containsExactly("0 to 19", "20", "21 to 100");
    assertThat(METRIC.domain()).containsExactly("0 to 19", "20", "21 to 100", "none");
    assertThat(METRIC.absentValue()).isEqualTo(3);
    RangeMetric absentIsFirst = TestDefinitions.ranges(new Absent.Value(0));
    assertThat(absentIsFirst.domain()).containsExactly("0 to 19", "20", "21 to 100");
    assertThat(absentIsFirst.absentValue()).isZero();
  }

  @Test
  void edges_must_rise_and_the_mechanism_must_cover_the_domain() {
    assertThatThrownBy(() -> withEdges(List.of(0L, 20L, 20L, 101L)))
        .hasMessage("edges must rise, but 20 follows 20");
    assertThatThrownBy(() -> withEdges(List.of(0L, 20L)))
        .hasMessage("two ranges need at least three edges, there are 2");
    assertThatThrownBy(() -> withEdges(List.of(0L, 1L, 2L)))
        .hasMessage("the mechanism covers 4 values, the metric has 3");
  }

  private static RangeMetric withEdges(List<Long> edges) {
    return new RangeMetric(
        METRIC.terms(),
        METRIC.schedule(),
        METRIC.keep(),
        METRIC.absent(),
        METRIC.segments(),
        new Bins(METRIC.bins().unit(), edges),
        METRIC.oracle());
  }
}

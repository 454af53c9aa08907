package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final List<Long> EDGES = List.of(0L, 10L, 20L, 40L);

  private static Numbers.CumulativePoint point(long below, double share) {
    return new Numbers.CumulativePoint(below, share, share - 0.05, share + 0.05);
  }

  private static Numbers.Quantile quantile(
      int perMille, Numbers.CumulativePoint one, Numbers.CumulativePoint two) {
    return new Quantiles(EDGES, List.of(one, two)).of(List.of(perMille)).getFirst();
  }

  @Test
  void a_quantile_lies_in_its_bin_in_proportion() {
    assertThat(quantile(250, point(10, 0.2), point(20, 0.6)).estimate())
        .isCloseTo(11.25, within(1e-9));
    assertThat(quantile(100, point(10, 0.2), point(20, 0.6)).estimate()).isCloseTo(5, within(1e-9));
    assertThat(quantile(800, point(10, 0.2), point(20, 0.6)).estimate())
        .isCloseTo(30, within(1e-9));
  }

  @Test
  void its_interval_ends_where_the_band_leaves_no_doubt() {
    Numbers.Quantile median = quantile(500, point(10, 0.2), point(20, 0.6));
    assertThat(median.low()).isEqualTo(10);
    assertThat(median.high()).isEqualTo(20);
    Numbers.Quantile doubtful = quantile(600, point(10, 0.2), point(20, 0.6));
    assertThat(doubtful.low()).isEqualTo(10);
    assertThat(doubtful.high()).isEqualTo(40);
    Numbers.Quantile low = quantile(200, point(10, 0.2), point(20, 0.6));
    assertThat(low.low()).isZero();
    assertThat(low.high()).isEqualTo(20);
  }

  /// Pooled, both points are 0.4: the function is flat between them and the median lies beyond.
  @Test
  void estimates_that_fall_are_pooled() {
    assertThat(quantile(500, point(10, 0.6), point(20, 0.2)).estimate())
        .isCloseTo(20 + 20 * 0.1 / 0.6, within(1e-9));
    assertThat(quantile(200, point(10, 0.6), point(20, 0.2)).estimate()).isCloseTo(5, within(1e-9));
  }

  @Test
  void noise_beyond_nought_and_one_does_no_harm() {
    assertThat(quantile(500, point(10, -0.3), point(20, 1.4)).estimate())
        .isCloseTo(15, within(1e-9));
    assertThat(quantile(1, point(10, 1.2), point(20, 1.4)).estimate()).isBetween(0.0, 10.0);
    assertThat(quantile(999, point(10, -0.2), point(20, -0.4)).estimate()).isBetween(20.0, 40.0);
  }
}

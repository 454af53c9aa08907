package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.Threshold;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.wire.Decoded;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericMetricTest {
  private static final FrequencyOracle BIT = TestDefinitions.oracle(2);

  private static MeanMetric mean(long least, long most, int absent) {
    YesNoMetric like = TestDefinitions.yesNo("used");
    return new MeanMetric(
        like.terms(),
        like.schedule(),
        Keep.LAST,
        new Absent.Value(absent),
        like.segments(),
        "minutes",
        least,
        most,
        BIT);
  }

  private static CountMetric count(long most) {
    YesNoMetric like = TestDefinitions.yesNo("used");
    return new CountMetric(like.terms(), like.schedule(), like.segments(), "photos", most, BIT);
  }

  private static QuantileMetric quantiles(List<Integer> perMille) {
    YesNoMetric like = TestDefinitions.yesNo("used");
    return new QuantileMetric(
        like.terms(),
        like.schedule(),
        Keep.MAX,
        like.segments(),
        new Bins("ms", List.of(0L, 100L, 1000L)),
        perMille,
        new UnaryEncoding(3, Threshold.HALF, new Threshold(1L << 62)));
  }

  /// Of the equally likely draws of a number of steps, exactly as many round up as the number lies steps above the
  /// least: the mean of what is reported is the number.
  @ParameterizedTest
  @CsvSource({"-10, 0", "-3, 0", "-2, 1", "0, 3", "6, 9", "7, 10", "8, 10", "9999, 10"})
  void a_number_is_rounded_up_in_proportion(long held, int ups) {
    MeanMetric metric = mean(-3, 7, 4);
    assertThat(ups(metric, OptionalLong.of(held))).isEqualTo(ups);
    assertThat(metric.clips(held)).isEqualTo(held < -3 || held > 7);
    assertThat(ups(metric, OptionalLong.empty())).isEqualTo(4);
  }

  private static int ups(NumericMetric metric, OptionalLong held) {
    int steps = (int) (metric.most() - metric.least());
    int ups = 0;
    for (int draw = 0; draw < steps; draw++) {
      long bits = 2L * draw;
      RandomSource fixed = () -> bits;
      ups += metric.reported(held, fixed);
    }
    return ups;
  }

  @Test
  void nothing_counted_is_nought_and_more_than_the_bound_is_the_bound() {
    CountMetric photos = count(5);
    assertThat(ups(photos, OptionalLong.empty())).isZero();
    assertThat(ups(photos, OptionalLong.of(3))).isEqualTo(3);
    assertThat(ups(photos, OptionalLong.of(99))).isEqualTo(5);
    assertThat(photos.keep()).isEqualTo(Keep.SUM);
    assertThat(photos.domain()).containsExactly("0 photos", "5 photos");
  }

  @Test
  void the_kinds_have_one_encoding_and_are_read_back() {
    for (MetricDefinition metric :
        List.of(mean(-3, 7, 4), count(5), quantiles(List.of(500, 900, 999)))) {
      assertThat(CanonicalDefinition.decode(CanonicalDefinition.encode(metric)))
          .isEqualTo(new Decoded.Ok<>(metric));
    }
  }

  @Test
  void bounds_that_are_none_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> mean(7, 7, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> mean(0, 1L << 31, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> mean(Long.MIN_VALUE, Long.MAX_VALUE, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> mean(0, 10, 11));
    assertThatIllegalArgumentException().isThrownBy(() -> count(0));
    assertThatIllegalArgumentException().isThrownBy(() -> quantiles(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> quantiles(List.of(500, 500)));
    assertThatIllegalArgumentException().isThrownBy(() -> quantiles(List.of(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> quantiles(List.of(1000)));
  }
}

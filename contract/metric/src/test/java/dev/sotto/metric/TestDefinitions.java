package dev.sotto.metric;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Definitions to test with.
final class TestDefinitions {
  static final Epsilon ONE = Epsilon.parse("1");
  static final Caps CAPS = new Caps(ONE, Epsilon.parse("3"), Epsilon.parse("60"));
  static final Schedule DAILY = new Schedule(Duration.ofDays(1), 7);

  private TestDefinitions() {}

  /// k-ary response at a ratio of 2.7, a little under e.
  static FrequencyOracle oracle(int values) {
    BigInteger own = BigInteger.valueOf(27);
    BigInteger all = own.add(BigInteger.valueOf(10L * (values - 1)));
    return new KaryResponse(values, Threshold.of(Threshold.ONE.multiply(own).divide(all)));
  }

  static Terms terms(String name, Epsilon epsilon) {
    return new Terms(
        new MetricName(name),
        1,
        "What is asked.",
        new Purpose("product-quality"),
        LegalBasis.CONSENT,
        "quality@example.com",
        LocalDate.of(2028, 1, 1),
        90,
        TrustModel.LOCAL,
        epsilon,
        100);
  }

  static YesNoMetric yesNo(String name, Epsilon epsilon, Schedule schedule) {
    return new YesNoMetric(
        terms(name, epsilon), schedule, Keep.MAX, new Absent.Value(0), Segments.NONE, oracle(2));
  }

  static YesNoMetric yesNo(String name) {
    return yesNo(name, ONE, DAILY);
  }

  static ChoiceMetric choice() {
    return new ChoiceMetric(
        terms("charging-habit", ONE),
        DAILY,
        Keep.LAST,
        new Absent.None(),
        new Segments(List.of(new Segments.Dimension("release", List.of("2.0", "2.1")))),
        List.of("overnight", "by day"),
        oracle(3));
  }

  static RangeMetric ranges(Absent absent) {
    return new RangeMetric(
        terms("battery", ONE),
        DAILY,
        Keep.LAST,
        absent,
        Segments.NONE,
        new Bins("percent", List.of(0L, 20L, 21L, 101L)),
        oracle(absent instanceof Absent.None ? 4 : 3));
  }
}

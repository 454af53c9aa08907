package dev.sotto.fleet;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.Caps;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.RangeMetric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import dev.sotto.metric.YesNoMetric;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Metrics for tests, one of each kind, at ε = 1.
final class Metrics {
  private static final Schedule DAILY = new Schedule(Duration.ofDays(1), 7);

  private Metrics() {}

  static Registry registry() {
    Caps caps = new Caps(Epsilon.parse("1"), Epsilon.parse("3"), Epsilon.parse("60"));
    return Registry.of(
        caps, false, Stream.of(crashed(), habit(), battery()).map(Metric::of).toList());
  }

  static YesNoMetric crashed() {
    return named("crashed");
  }

  /// A metric of this name, for a population that looks at the name alone.
  static YesNoMetric named(String name) {
    return new YesNoMetric(
        terms(name), DAILY, Keep.MAX, new Absent.Value(0), Segments.NONE, kary(2));
  }

  static ChoiceMetric habit() {
    return new ChoiceMetric(
        terms("habit"),
        DAILY,
        Keep.LAST,
        new Absent.None(),
        Segments.NONE,
        List.of("night", "day"),
        kary(3));
  }

  static RangeMetric battery() {
    return new RangeMetric(
        terms("battery"),
        DAILY,
        Keep.LAST,
        new Absent.None(),
        Segments.NONE,
        new Bins("percent", List.of(0L, 50L, 101L)),
        kary(3));
  }

  /// Keeps the true value 2.7 times as often as each other one, which is within e.
  private static FrequencyOracle kary(int k) {
    BigInteger keep =
        Threshold.ONE.multiply(BigInteger.valueOf(27)).divide(BigInteger.valueOf(17 + 10L * k));
    return new KaryResponse(k, Threshold.of(keep));
  }

  /// Like [#crashed()], in windows of two days.
  static YesNoMetric everyOtherDay() {
    return new YesNoMetric(
        terms("every-other-day"),
        new Schedule(Duration.ofDays(2), 7),
        Keep.MAX,
        new Absent.Value(0),
        Segments.NONE,
        kary(2));
  }

  private static Terms terms(String name) {
    return new Terms(
        new MetricName(name),
        1,
        "A metric for tests.",
        new Purpose("tests"),
        LegalBasis.CONSENT,
        "tests@example.com",
        LocalDate.of(2100, 1, 1),
        30,
        TrustModel.LOCAL,
        Epsilon.parse("1"),
        1);
  }
}

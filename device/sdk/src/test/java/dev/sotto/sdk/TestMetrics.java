package dev.sotto.sdk;

import dev.sotto.entropy.Threshold;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.Caps;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
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

/// Definitions for tests, all of ε = 1 a report.
final class TestMetrics {
  static final Purpose QUALITY = new Purpose("product-quality");
  static final Purpose PLANNING = new Purpose("planning");
  static final Schedule HOURLY = new Schedule(Duration.ofHours(1), 3);
  static final Schedule DAILY = new Schedule(Duration.ofDays(1), 2);
  static final Absent NONE = new Absent.None();
  static final Epsilon ONE = Epsilon.parse("1");
  static final Segments RELEASES =
      new Segments(List.of(new Segments.Dimension("release", List.of("1", "2"))));

  private TestMetrics() {}

  static Threshold fraction(int hundredths) {
    return Threshold.of(
        Threshold.ONE.multiply(BigInteger.valueOf(hundredths)).divide(BigInteger.valueOf(100)));
  }

  /// The mechanism of ε at most 1 over `values`.
  static FrequencyOracle oracle(int values) {
    return values == 2
        ? new KaryResponse(2, fraction(73))
        : new UnaryEncoding(values, fraction(50), fraction(27));
  }

  static Terms terms(String name, Purpose purpose, int version) {
    return new Terms(
        new MetricName(name),
        version,
        "a metric of a test",
        purpose,
        LegalBasis.CONSENT,
        "tests@example.org",
        LocalDate.of(2100, 1, 1),
        30,
        TrustModel.LOCAL,
        ONE,
        1);
  }

  /// Yes if ever yes; no if nothing was recorded.
  static MetricDefinition yesNo(String name, Purpose purpose, Schedule schedule) {
    return yesNo(name, purpose, schedule, 1);
  }

  static MetricDefinition yesNo(String name, Purpose purpose, Schedule schedule, int version) {
    return new YesNoMetric(
        terms(name, purpose, version),
        schedule,
        Keep.MAX,
        new Absent.Value(0),
        RELEASES,
        oracle(2));
  }

  /// The last of red, green and blue.
  static MetricDefinition choice(String name, Purpose purpose, Schedule schedule, Absent absent) {
    return new ChoiceMetric(
        terms(name, purpose, 1),
        schedule,
        Keep.LAST,
        absent,
        Segments.NONE,
        List.of("red", "green", "blue"),
        oracle(absent.equals(NONE) ? 4 : 3));
  }

  /// The sum, in ranges of ten up to forty.
  static MetricDefinition ranges(String name, Purpose purpose, Schedule schedule, Absent absent) {
    return new RangeMetric(
        terms(name, purpose, 1),
        schedule,
        Keep.SUM,
        absent,
        Segments.NONE,
        new Bins("minutes", List.of(0L, 10L, 20L, 30L, 40L)),
        oracle(absent.equals(NONE) ? 5 : 4));
  }

  static Registry registry(MetricDefinition... metrics) {
    return registry(100_000, 100_000, metrics);
  }

  /// @param perDay  reports whose ε a device-day allows
  /// @param perLife reports whose ε a metric's life allows
  static Registry registry(int perDay, int perLife, MetricDefinition... metrics) {
    Caps caps = new Caps(ONE, ONE.times(perDay), ONE.times(perLife));
    return Registry.of(caps, false, Stream.of(metrics).map(Metric::of).toList());
  }
}

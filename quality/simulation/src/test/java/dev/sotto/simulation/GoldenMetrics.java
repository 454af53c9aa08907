package dev.sotto.simulation;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
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
import dev.sotto.samples.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The metrics of which the golden state of version 1 has reports: every kind and every mechanism there was.
final class GoldenMetrics {
  /// A moment at which all reports of the golden state could be counted.
  static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private static final Schedule HOURLY = new Schedule(Duration.ofHours(1), 48);
  private static final Segments DEVICES =
      new Segments(
          List.of(
              new Segments.Dimension("release", List.of("2.0", "2.1")),
              new Segments.Dimension("model", List.of("mini", "pro"))));

  private GoldenMetrics() {}

  static Registry registry() {
    return Samples.registry(crashed(1), network(), charging(), screenTime(), launchTime());
  }

  /// One metric of a newer version, one added, one removed.
  static Registry laterRegistry() {
    return Samples.registry(crashed(2), network(), charging(), screenTime(), added());
  }

  /// The second version spends twice as much.
  static MetricDefinition crashed(int version) {
    String epsilon = Integer.toString(version);
    return new YesNoMetric(
        terms("crashed-today", version, epsilon),
        Samples.DAILY,
        Keep.MAX,
        new Absent.Value(0),
        Samples.RELEASES,
        Samples.kary(2, epsilon));
  }

  static MetricDefinition network() {
    return choice("network-at-noon", Samples.kary(4, "2"));
  }

  static MetricDefinition charging() {
    return choice("charging-habit", Samples.unary(4, "2"));
  }

  static MetricDefinition screenTime() {
    return ranges("screen-time", "0.5", HOURLY, Samples.kary(4, "0.5"));
  }

  static MetricDefinition launchTime() {
    return ranges("launch-time", "1.5", Samples.DAILY, Samples.unary(4, "1.5"));
  }

  static MetricDefinition added() {
    return ranges("boot-time", "1", Samples.DAILY, Samples.unary(4, "1"));
  }

  private static MetricDefinition choice(String name, FrequencyOracle oracle) {
    return new ChoiceMetric(
        terms(name, 1, "2"),
        Samples.DAILY,
        Keep.LAST,
        new Absent.None(),
        DEVICES,
        List.of("wi-fi", "<b>\"5g\" & more</b>", "überall"),
        oracle);
  }

  private static MetricDefinition ranges(
      String name, String epsilon, Schedule schedule, FrequencyOracle oracle) {
    return new RangeMetric(
        terms(name, 1, epsilon),
        schedule,
        Keep.SUM,
        new Absent.Value(0),
        Samples.RELEASES,
        new Bins("minutes", List.of(-10L, 0L, 10L, 30L, 61L)),
        oracle);
  }

  private static Terms terms(String name, int version, String epsilon) {
    return new Terms(
        new MetricName(name),
        version,
        "a metric of which old counts are kept",
        new Purpose("product-quality"),
        LegalBasis.CONSENT,
        "owner@example.com",
        LocalDate.of(2100, 1, 1),
        3650,
        TrustModel.LOCAL,
        Epsilon.parse(epsilon),
        20);
  }
}

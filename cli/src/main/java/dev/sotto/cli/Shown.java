package dev.sotto.cli;

import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.metric.CountMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.release.Cost;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// How numbers are written for people.
final class Shown {
  private Shown() {}

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /// A share in percent, anything else in its unit.
  static String number(double number, String unit) {
    return unit.isEmpty() ? percent(number) : String.format(Locale.ROOT, "%.2f %s", number, unit);
  }

  /// The same in a table whose head names the unit.
  static String beneathUnit(double number, Line line) {
    return line.isShare() ? percent(number) : String.format(Locale.ROOT, "%.2f", number);
  }

  /// As [#beneathUnit(double, Line)] writes numbers.
  static String interval(Line line) {
    return line.isShare()
        ? String.format(Locale.ROOT, "%.2f … %.2f %%", 100 * line.low(), 100 * line.high())
        : String.format(Locale.ROOT, "%.2f … %.2f", line.low(), line.high());
  }

  /// Digits in groups of three.
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /// The day (UTC) of an instant, such as `Mon 2026-11-02`.
  static String date(Instant instant) {
    return DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ROOT)
        .format(instant.atZone(ZoneOffset.UTC));
  }

  /// `1 metric`, `2 metrics`.
  static String plural(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// A window's length as registry files write it: in days where they are whole.
  static String window(MetricDefinition metric) {
    Duration window = metric.schedule().window();
    return window.equals(Duration.ofDays(window.toDays()))
        ? "P" + window.toDays() + "D"
        : window.toString();
  }

  /// How the values are made noisy.
  static String mechanism(MetricDefinition metric) {
    String name =
        switch (metric.oracle()) {
          case KaryResponse _ -> "k-ary response";
          case UnaryEncoding _ -> "unary encoding";
          case ProjectiveGeometryResponse _ -> "projective geometry response";
        };
    return name + " over " + metric.oracle().domainSize() + " values";
  }

  /// Of a count, what the devices that reported come to together; nothing of other kinds.
  static Optional<String> total(Release.Published published) {
    return published.heading().metric().definition() instanceof CountMetric
            && published.numbers() instanceof Numbers.Mean mean
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "total %s %s, 95 %% interval %s … %s",
                total(mean.estimate(), published.reports()),
                mean.unit(),
                total(mean.low(), published.reports()),
                total(mean.high(), published.reports())))
        : Optional.empty();
  }

  /// What `reports` devices come to at `mean` each.
  static String total(double mean, long reports) {
    return count(Math.round(mean * reports));
  }

  static String cost(Heading heading) {
    Cost cost = heading.cost();
    return String.format(
        Locale.ROOT,
        "ε %s a report · at most %s a device-day over all metrics, %s over the metric's life ·"
            + " trust model %s",
        cost.perReport(),
        cost.perDeviceDay(),
        cost.perLifeCap(),
        heading.metric().terms().trustModel().text());
  }
}

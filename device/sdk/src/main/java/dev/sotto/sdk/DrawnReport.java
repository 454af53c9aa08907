package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.protocol.Report;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.time.Instant;
import java.util.Objects;

/// A report that was drawn: noise already, of which nobody can say, this device included, what it was drawn from.
///
/// @param purpose under which it was collected
/// @param subject what it is about
/// @param id      its random name, 16 bytes; none if the bytes are no report
/// @param bytes   exactly what is sent
public record DrawnReport(Purpose purpose, Subject subject, Bytes id, Bytes bytes) {
  /// Refuses null.
  public DrawnReport {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(bytes, "bytes");
  }

  /// What a report is about, as far as the device still knows.
  public sealed interface Subject {}

  /// A metric of a registry that is still at hand.
  ///
  /// @param metric  that is reported
  /// @param from    first instant of the window
  /// @param to      first instant after it
  /// @param segment the group the device said it belongs to, such as `release 2.1`
  /// @param epsilon the most that the report can tell
  public record Known(MetricName metric, Instant from, Instant to, String segment, Epsilon epsilon)
      implements Subject {}

  /// A metric that no registry at hand has, such as one of a former registry; only the bytes are left to tell.
  public record Unknown() implements Subject {}

  static DrawnReport of(Upload.Waiting waiting, Plans plans) {
    if (!(Report.decode(waiting.report()) instanceof Decoded.Ok<Report> ok)) {
      return new DrawnReport(waiting.purpose(), new Unknown(), Bytes.of(), waiting.report());
    }
    Report report = ok.value();
    Subject subject =
        plans
            .find(new OpenWindow.Place(report.definition(), report.window()))
            .map(Metric::definition)
            .filter(definition -> fits(report, definition))
            .map(definition -> known(definition, report))
            .orElseGet(Unknown::new);
    return new DrawnReport(waiting.purpose(), subject, report.id().bytes(), waiting.report());
  }

  /// Not so only for a state that somebody changed by hand, of which an inspection must not throw either.
  private static boolean fits(Report report, MetricDefinition definition) {
    long seconds = definition.schedule().seconds();
    long window = report.window().value();
    return report.segment() < definition.segments().count()
        && window >= Math.floorDiv(DeviceTime.FIRST_SECOND, seconds)
        && window < Math.floorDiv(DeviceTime.LAST_SECOND, seconds);
  }

  private static Subject known(MetricDefinition definition, Report report) {
    return new Known(
        definition.name(),
        definition.schedule().startOf(report.window()),
        definition.schedule().endOf(report.window()),
        definition.segments().label(report.segment()),
        definition.terms().epsilon());
  }
}

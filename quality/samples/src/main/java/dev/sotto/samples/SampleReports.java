package dev.sotto.samples;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;

/// Reports as devices make them.
public final class SampleReports {
  private SampleReports() {}

  /// What a device that holds `value` reports.
  public static Report report(
      MetricDefinition metric, WindowNumber window, int segment, int value, SeededRandom random) {
    return new Report(
        Metric.of(metric).id(),
        window,
        segment,
        new ReportId(Bytes.of(random.bytes(ReportId.LENGTH))),
        metric.oracle().randomizer().randomize(value, random::nextLong));
  }

  /// A report of a random value and segment of `metric`.
  public static Report any(MetricDefinition metric, WindowNumber window, SeededRandom random) {
    int segment = random.nextInt(metric.segments().count());
    return report(metric, window, segment, random.nextInt(metric.domain().size()), random);
  }
}

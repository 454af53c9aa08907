package dev.sotto.sdk;

import dev.sotto.metric.RangeMetric;

/// Records a metric of whole numbers, reported as ranges. Thread-safe.
public final class Quantity {
  private final Recorder recorder;

  Quantity(Recorder recorder) {
    this.recorder = recorder;
  }

  /// Records `value`, in the metric's unit, in the window that is open now; what lies outside all ranges is clipped to
  /// the nearest. It never throws and never waits for disk or network.
  public void record(long value) {
    recorder.record(definition -> {
      if (!(definition instanceof RangeMetric ranges)) {
        return Recorder.Value.WRONG_KIND;
      }
      return ranges.clips(value) ? Recorder.Value.outside(value) : Recorder.Value.inDomain(value);
    });
  }
}

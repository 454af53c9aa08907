package dev.sotto.sdk;

/// Records a metric of whole numbers: ranges, quantiles, a mean or a count. Thread-safe.
public final class Quantity {
  private final Recorder recorder;

  Quantity(Recorder recorder) {
    this.recorder = recorder;
  }

  /// Records `value`, in the metric's unit, in the window that is open now; what lies outside its bounds is clipped to
  /// the nearest within. It never throws and never waits for disk or network.
  public void record(long value) {
    recorder.record(definition -> {
      if (!definition.holdsNumbers()) {
        return Recorder.Value.WRONG_KIND;
      }
      return definition.clips(value)
          ? Recorder.Value.outside(value)
          : Recorder.Value.inDomain(value);
    });
  }
}

package dev.sotto.sdk;

import dev.sotto.metric.YesNoMetric;

/// Records a yes-no metric. Thread-safe.
public final class YesNo {
  private final Recorder recorder;

  YesNo(Recorder recorder) {
    this.recorder = recorder;
  }

  /// Records `value` in the window that is open now. It never throws and never waits for disk or network.
  public void record(boolean value) {
    recorder.record(definition ->
        definition instanceof YesNoMetric
            ? Recorder.Value.inDomain(value ? 1 : 0)
            : Recorder.Value.WRONG_KIND);
  }
}

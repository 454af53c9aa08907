package dev.sotto.sdk;

import dev.sotto.metric.ChoiceMetric;

/// Records a choice metric. Thread-safe.
public final class Choice {
  private final Recorder recorder;

  Choice(Recorder recorder) {
    this.recorder = recorder;
  }

  /// Records `label` in the window that is open now; one that was not declared counts as absent. It never throws and
  /// never waits for disk or network.
  public void record(String label) {
    recorder.record(definition -> {
      if (!(definition instanceof ChoiceMetric choice)) {
        return Recorder.Value.WRONG_KIND;
      }
      int index = choice.values().indexOf(label);
      return index >= 0
          ? Recorder.Value.inDomain(index)
          : Recorder.Value.outside(choice.absentValue());
    });
  }
}

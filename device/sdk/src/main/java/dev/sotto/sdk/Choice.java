package dev.sotto.sdk;

import dev.sotto.metric.ChoiceMetric;

/// Records a choice metric. Thread-safe.
public final class Choice {
  private final Recorder recorder;
  private final Misuse misuse;

  Choice(Recorder recorder, Misuse misuse) {
    this.recorder = recorder;
    this.misuse = misuse;
  }

  /// Records `label` in the window that is open now; one that was not declared counts as absent, and null records
  /// nothing. It never throws and never waits for disk or network.
  public void record(String label) {
    if (label == null) { // a host need not check for it
      misuse.missing.incrementAndGet();
      return;
    }
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

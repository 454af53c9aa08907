package dev.sotto.fleet;

import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.Registry;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.sdk.Sotto;
import java.util.Set;
import java.util.TreeSet;

/// What every simulated host does with the SDK.
final class Conduct {
  private static final int MAX_ATTEMPTS = 25;
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long SLICE_MILLIS = 250;

  private Conduct() {}

  /// The user grants every purpose that `registry` has.
  static void grantAll(Sotto sotto, Registry registry) {
    Set<Purpose> purposes = new TreeSet<>();
    registry.definitions().forEach(metric -> purposes.add(metric.terms().purpose()));
    purposes.forEach(sotto::grant);
  }

  /// Records what is recorded for `metric`, if it is of its kind.
  static void record(Sotto sotto, MetricDefinition metric, Recorded recorded) {
    String name = metric.name().text();
    switch (recorded) {
      case Recorded.Nothing() -> {}
      case Recorded.Whole(long value) -> {
        if (metric.holdsNumbers()) {
          sotto.quantity(name).record(value);
        }
      }
      case Recorded.Word(String text) -> {
        if (metric instanceof ChoiceMetric) {
          sotto.choice(name).record(text);
        } else if (metric instanceof YesNoMetric && YesNoMetric.VALUES.contains(text)) {
          sotto.yesNo(name).record(text.equals("yes"));
        }
      }
    }
  }

  /// Moves the device's time to each departure until nothing waits any more, or `tries` has had enough.
  ///
  /// Design: the SDK doubles its delays up to six hours, in the device's time, which runs ahead of the service's. Doubling
  /// the pauses too keeps it near: 12 tries in 20 s are less than a day, and all of them fewer days than a report may
  /// be late.
  ///
  /// @return false if the service did not answer to the end
  static boolean send(Sotto sotto, Steps steps, Tries tries) throws InterruptedException {
    long accepted = sotto.inspect().acceptedReports();
    for (int attempt = 0; sotto.waitingUploads() > 0; attempt++) {
      if (attempt == MAX_ATTEMPTS || !tries.goOn()) {
        return false;
      }
      steps.at(sotto.nextRun());
      sotto.run();
      steps.drain();
      long before = accepted;
      accepted = sotto.inspect().acceptedReports();
      tries.tried(accepted > before);
      if (sotto.waitingUploads() > 0) {
        pause(attempt, tries);
      }
    }
    return true;
  }

  private static void pause(int attempt, Tries tries) throws InterruptedException {
    long left = Math.min(FIRST_PAUSE_MILLIS << attempt, LONGEST_PAUSE_MILLIS);
    for (; left > 0 && tries.goOn(); left -= SLICE_MILLIS) {
      Thread.sleep(Math.min(left, SLICE_MILLIS));
    }
  }
}

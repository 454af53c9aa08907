package dev.sotto.fleet;

import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.Registry;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.sdk.Sotto;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// What every simulated host does with the SDK.
final class Conduct {
  private static final int MAX_ATTEMPTS = 200;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private Conduct() {}

  /// The user grants every purpose that `registry` has.
  static void grantAll(Sotto sotto, Registry registry) {
    Set<Purpose> purposes = new TreeSet<>();
    registry.metrics().forEach(metric -> purposes.add(metric.terms().purpose()));
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
  /// @return false if the service did not answer to the end
  static boolean send(Sotto sotto, Steps steps, Tries tries) throws InterruptedException {
    for (int attempt = 1; sotto.waitingUploads() > 0; attempt++) {
      if (attempt > MAX_ATTEMPTS || !tries.goOn()) {
        return false;
      }
      int waiting = sotto.waitingUploads();
      steps.at(sotto.nextRun());
      sotto.run();
      steps.drain();
      tries.tried(sotto.waitingUploads() < waiting);
      if (sotto.waitingUploads() > 0) {
        Thread.sleep(
            Math.min(
                10L * attempt,
                LONGEST_PAUSE.toMillis())); // the device's clock runs ahead; the service's not
      }
    }
    return true;
  }
}

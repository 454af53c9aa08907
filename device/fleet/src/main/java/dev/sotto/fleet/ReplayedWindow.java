package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;

/// The window a fleet lives through: the last one that has ended, so that the service counts it now. Its devices open at
/// its start, record in its middle, and close and send after its end, on clocks of their own.
///
/// @param number of the window
/// @param start  its first instant
/// @param end    the first instant after it
public record ReplayedWindow(WindowNumber number, Instant start, Instant end) {
  /// Checks that it ends after it starts.
  public ReplayedWindow {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("a window from " + start + " cannot end at " + end);
    }
  }

  /// The last window that ended by `now`.
  ///
  /// @throws IllegalArgumentException if the metrics' windows differ in length or there is no metric
  public static ReplayedWindow before(Instant now, Registry registry) {
    long lengths =
        registry.definitions().stream().map(m -> m.schedule().window()).distinct().count();
    if (lengths != 1) {
      throw new IllegalArgumentException(
          "the simulated metrics must have one length of window in common, these have " + lengths);
    }
    MetricDefinition first = registry.definitions().getFirst();
    Schedule schedule = first.schedule();
    WindowNumber last = schedule.windowAt(now).plus(-1);
    return new ReplayedWindow(last, schedule.startOf(last), schedule.endOf(last));
  }

  /// An instant in the middle.
  Instant middle() {
    return start.plusSeconds((end.getEpochSecond() - start.getEpochSecond()) / 2);
  }
}

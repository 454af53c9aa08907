package dev.sotto.dashboard;

import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import dev.sotto.pages.Reading;
import dev.sotto.pages.TimeAxis;
import dev.sotto.pages.TimeSeries;
import dev.sotto.release.Heading;
import dev.sotto.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// One quantity from window to window.
///
/// @param quantity which
/// @param releases the earliest first; at least one
record Series(Quantity quantity, List<Release> releases) {
  /// Copies the list.
  Series {
    releases = List.copyOf(releases);
  }

  /// The number of each window; empty where it is withheld.
  List<Optional<Reading>> readings() {
    return releases.stream().map(quantity::of).toList();
  }

  /// This as it is drawn, on an axis from its first window to its last.
  TimeSeries drawn() {
    Schedule schedule = first().metric().schedule();
    long windows = index(releases.getLast().heading().window()) + 1;
    return new TimeSeries(
        quantity.measure(),
        new TimeAxis(schedule.startOf(first().window()), schedule.window(), windows),
        releases.stream()
            .map(one -> new TimeSeries.Point(index(one.heading().window()), quantity.of(one)))
            .toList());
  }

  /// The number of a window on the axis of [#drawn()].
  long index(WindowNumber window) {
    return window.value() - first().window().value();
  }

  /// Both ends of every interval, for the axis.
  DoubleStream ends() {
    return drawn().ends();
  }

  boolean isEmpty() {
    return withheld() == releases.size();
  }

  int withheld() {
    return drawn().withheld();
  }

  private Heading first() {
    return releases.getFirst().heading();
  }
}

package dev.sotto.dashboard;

import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Heading;
import dev.sotto.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// One quantity from window to window.
///
/// @param quantity which
/// @param releases the earliest first
record Series(Quantity quantity, List<Release> releases) {
  /// Copies the list.
  Series {
    releases = List.copyOf(releases);
  }

  /// The number of each window; empty where it is withheld.
  List<Optional<Reading>> readings() {
    return releases.stream().map(quantity::of).toList();
  }

  /// Both ends of every interval, for the axis.
  DoubleStream ends() {
    return readings().stream()
        .flatMap(Optional::stream)
        .flatMapToDouble(reading -> DoubleStream.of(reading.low(), reading.high()));
  }

  boolean isEmpty() {
    return readings().stream().allMatch(Optional::isEmpty);
  }

  int withheld() {
    return (int) readings().stream().filter(Optional::isEmpty).count();
  }

  Heading first() {
    return releases.getFirst().heading();
  }

  Heading last() {
    return releases.getLast().heading();
  }

  /// Where a window's middle lies, in percent of the time from the first window to the last.
  double x(WindowNumber window) {
    double windows = last().window().value() - first().window().value() + 1;
    return 100 * (window.value() - first().window().value() + 0.5) / windows;
  }

  /// How wide one window is, in percent.
  double width() {
    return 100.0 / (last().window().value() - first().window().value() + 1);
  }
}

package dev.sotto.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Windows of time, equally long, one after the other: the horizontal axis of a series. They are numbered from 0.
///
/// @param start   first instant of window 0
/// @param window  length of each
/// @param windows how many the axis has room for
public record TimeAxis(Instant start, Duration window, long windows) {
  /// Refuses an axis without room.
  public TimeAxis {
    Objects.requireNonNull(start, "start");
    if (!window.isPositive() || windows < 1) {
      throw new IllegalArgumentException(
          "an axis of "
              + windows
              + " windows of "
              + window
              + " has no room; both must be positive");
    }
  }

  /// The first instant of a window; it may lie outside the axis.
  public Instant startOf(long index) {
    return start.plus(window.multipliedBy(index));
  }

  /// Where a window's middle lies, in percent of the width; outside `[0, 100]` for one outside the axis.
  public double middle(long index) {
    return 100 * (index + 0.5) / windows;
  }

  /// How wide a window is, in percent.
  public double width() {
    return 100.0 / windows;
  }

  /// A window by its beginning: a day by its date, anything else with the minute.
  public String label(long index) {
    return TimeText.tick(startOf(index), TimeText.isDay(start, startOf(1)));
  }
}

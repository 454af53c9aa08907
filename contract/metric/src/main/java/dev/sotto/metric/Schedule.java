package dev.sotto.metric;

import java.time.Duration;
import java.time.Instant;

/// When a metric's windows begin and end, and how long their reports are counted. All of it is fixed by the clock
/// and the definition, never by what was recorded.
///
/// @param window length of a window; whole seconds, one second to 28 days
/// @param late   how many windows a report may come after its own, in `[0, 63]`
public record Schedule(Duration window, int late) {
  /// How late a report may come where a definition says nothing.
  public static final int DEFAULT_LATE = 7;

  /// The most windows a report may be late.
  public static final int MAX_LATE = 63;

  /// The longest window.
  public static final Duration MAX_WINDOW = Duration.ofDays(28);

  private static final long SECONDS_PER_DAY = 86_400;

  /// Checks both bounds.
  public Schedule {
    if (!window.equals(Duration.ofMillis(window.toMillis() / 1000 * 1000))
        || window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(MAX_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "window must be whole seconds between PT1S and P28D, was " + window);
    }
    if (late < 0 || late > MAX_LATE) {
      throw new IllegalArgumentException("late must be in [0, " + MAX_LATE + "], was " + late);
    }
  }

  /// Length of a window in seconds.
  public long seconds() {
    return window.toMillis() / 1000;
  }

  /// The window that `instant` lies in.
  public WindowNumber windowAt(Instant instant) {
    return new WindowNumber(Math.floorDiv(instant.getEpochSecond(), seconds()));
  }

  /// The first instant of `window`.
  ///
  /// @throws java.time.DateTimeException if it lies outside what an instant can hold
  public Instant startOf(WindowNumber window) {
    return Instant.ofEpochSecond(Math.multiplyExact(window.value(), seconds()));
  }

  /// The first instant after `window`.
  public Instant endOf(WindowNumber window) {
    return startOf(window.plus(1));
  }

  /// The first instant at which reports of `window` are no longer counted: `late + 1` windows after its end.
  public Instant countedUntil(WindowNumber window) {
    return endOf(window).plus(counted());
  }

  /// For how long after its end reports of a window are counted.
  public Duration counted() {
    return Duration.ofSeconds(seconds() * (late + 1L)); // `multipliedBy` takes decimal fractions
  }

  /// How many windows begin within one day at the most: what a device-day is charged.
  public long windowsPerDay() {
    return (SECONDS_PER_DAY + seconds() - 1) / seconds();
  }
}

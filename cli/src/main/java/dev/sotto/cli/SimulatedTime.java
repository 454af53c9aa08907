package dev.sotto.cli;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/// The time of a service whose fleet lives through days in seconds: it stands still until it is moved on.
///
/// Thread-safe.
final class SimulatedTime implements InstantSource {
  private static final Duration NOON = Duration.ofHours(12);

  private volatile Instant now;

  private SimulatedTime(Instant now) {
    this.now = now;
  }

  /// A time that stands at `first`.
  static SimulatedTime at(Instant first) {
    return new SimulatedTime(first);
  }

  /// The midnight (UTC) that begins the last Monday from which on four weeks have ended by `real`: so that weekdays fall
  /// alike in every run, and whoever opens the state later finds days just gone by.
  static Instant fourWeeksBefore(Instant real) {
    LocalDate monday =
        LocalDate.ofInstant(real, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return monday.minusWeeks(4).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// Moves on to the noon after `midnight`: every report of the day before has arrived or is on its way.
  void moveToNoon(Instant midnight) {
    now = midnight.plus(NOON);
  }

  @Override
  public Instant instant() {
    return now;
  }
}

package dev.sotto.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and lengths of time as people read them. All days are days of UTC.
public final class TimeText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_MINUTE =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private TimeText() {}

  /// An instant to the minute.
  public static String minute(Instant instant) {
    return MINUTE.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
  }

  /// A day or minute without its year.
  public static String tick(Instant instant, boolean days) {
    return (days ? SHORT_DAY : SHORT_MINUTE).format(instant.atOffset(ZoneOffset.UTC));
  }

  /// A day or minute with its year.
  public static String date(Instant instant, boolean days) {
    return (days ? DAY : MINUTE).format(instant.atOffset(ZoneOffset.UTC));
  }

  /// Whether the time between both is one day of UTC.
  public static boolean isDay(Instant from, Instant to) {
    return Duration.between(from, to).equals(Duration.ofDays(1))
        && from.getEpochSecond() % 86_400 == 0;
  }

  /// A length of time in its largest whole unit.
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return NumberText.count(seconds / 86_400, "day");
    }
    if (seconds % 3600 == 0) {
      return NumberText.count(seconds / 3600, "hour");
    }
    return seconds % 60 == 0
        ? NumberText.count(seconds / 60, "minute")
        : NumberText.count(seconds, "second");
  }
}

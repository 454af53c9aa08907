package dev.sotto.dashboard;

import dev.sotto.release.Heading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as people read them.
final class Wording {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String MINUS = "\u2212";

  private Wording() {}

  /// A share in percent with one decimal, below 0 and above 100 if it is.
  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    return (text.startsWith("-") ? MINUS + text.substring(1) : text) + " %";
  }

  /// A confidence interval.
  static String interval(double low, double high) {
    return percent(low) + " to " + percent(high);
  }

  /// A number with two decimals.
  static String number(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }

  /// A number with its thousands set apart.
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
  }

  /// An instant to the minute.
  static String minute(Instant instant) {
    return MINUTE.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
  }

  /// A window: a day by its date, anything else from when to when.
  static String window(Heading heading) {
    boolean day =
        Duration.between(heading.from(), heading.to()).equals(Duration.ofDays(1))
            && heading.from().getEpochSecond() % 86_400 == 0;
    return day
        ? DAY.format(heading.from().atOffset(ZoneOffset.UTC)) + " (UTC)"
        : minute(heading.from()) + " to " + minute(heading.to());
  }
}

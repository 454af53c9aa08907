package dev.sotto.dashboard;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Heading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as people read them.
final class Wording {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_MINUTE =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final String MINUS = "\u2212";

  /// A percent sign that stays beside its number.
  static final String PERCENT = "\u00a0%";

  private static final char THIN = '\u202f';

  private Wording() {}

  /// A share in percent with one decimal, below 0 and above 100 if it is.
  static String percent(double share) {
    return decimals(100 * share, 1) + PERCENT;
  }

  /// A probability in percent, at the most one decimal.
  static String probability(double probability) {
    String text = decimals(100 * probability, 1);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + PERCENT;
  }

  /// A number with `count` decimals, its thousands set apart; never a minus before zero.
  static String decimals(double number, int count) {
    String text = String.format(Locale.ROOT, "%,." + count + "f", number).replace(',', THIN);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return text.startsWith("-") ? (zero ? "" : MINUS) + text.substring(1) : text;
  }

  /// A number with two decimals.
  static String number(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }

  /// A number with its thousands set apart.
  static String count(long number) {
    return decimals((double) number, 0);
  }

  /// `count` and the noun, which takes an s unless it is 1.
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// A coordinate of a drawing, to a hundredth.
  static String coordinate(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    return text.equals("-0.00") ? "0.00" : text;
  }

  /// An instant to the minute.
  static String minute(Instant instant) {
    return MINUTE.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
  }

  /// A day or, of windows that are none, their first minute.
  static String tick(Instant instant, boolean days) {
    return (days ? SHORT_DAY : SHORT_MINUTE).format(instant.atOffset(ZoneOffset.UTC));
  }

  /// A day or minute with its year.
  static String date(Instant instant, boolean days) {
    return (days ? DAY : MINUTE).format(instant.atOffset(ZoneOffset.UTC));
  }

  /// Whether the window is one day of UTC.
  static boolean isDay(Heading heading) {
    return isDay(heading.from(), heading.to());
  }

  private static boolean isDay(Instant from, Instant to) {
    return Duration.between(from, to).equals(Duration.ofDays(1))
        && from.getEpochSecond() % 86_400 == 0;
  }

  /// A window by its beginning: a day by its date, anything else with the minute.
  static String beginning(Schedule schedule, WindowNumber window) {
    Instant from = schedule.startOf(window);
    return date(from, isDay(from, schedule.endOf(window)));
  }

  /// A window: a day by its date, anything else from when to when.
  static String window(Heading heading) {
    return isDay(heading)
        ? DAY.format(heading.from().atOffset(ZoneOffset.UTC))
        : MINUTE.format(heading.from().atOffset(ZoneOffset.UTC)) + " to " + minute(heading.to());
  }

  /// A window within a sentence: `on 12 March 2026`, or `from … to …`.
  static String during(Heading heading) {
    return (isDay(heading) ? "on " : "from ") + window(heading);
  }

  /// A window as a tick or the head of a row.
  static String shortWindow(Heading heading) {
    return tick(heading.from(), isDay(heading));
  }

  /// A length of time in its largest whole unit.
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return count(seconds / 86_400, "day");
    }
    if (seconds % 3600 == 0) {
      return count(seconds / 3600, "hour");
    }
    return seconds % 60 == 0 ? count(seconds / 60, "minute") : count(seconds, "second");
  }

  /// `ε = 2`.
  static String epsilon(Epsilon epsilon) {
    return "ε\u00a0=\u00a0" + epsilon;
  }

  /// By how much a loss of `epsilon` can change anybody's odds, rounded up: e^ε.
  static String odds(Epsilon epsilon) {
    double odds = Math.exp(epsilon.toDecimal().doubleValue());
    if (odds >= 1e6) {
      return "more than a million times";
    }
    int decimals = odds < 10 ? 2 : odds < 100 ? 1 : 0;
    double unit = Math.pow(10, decimals);
    return decimals(Math.ceil(odds * unit) / unit, decimals) + " times";
  }
}

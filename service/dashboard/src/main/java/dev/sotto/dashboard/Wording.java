package dev.sotto.dashboard;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.TimeText;
import dev.sotto.release.Heading;
import java.time.Instant;

/// Windows and their price as people read them.
final class Wording {
  private Wording() {}

  /// Whether the window is one day of UTC.
  static boolean isDay(Heading heading) {
    return TimeText.isDay(heading.from(), heading.to());
  }

  /// A window by its beginning: a day by its date, anything else with the minute.
  static String beginning(Schedule schedule, WindowNumber window) {
    Instant from = schedule.startOf(window);
    return TimeText.date(from, TimeText.isDay(from, schedule.endOf(window)));
  }

  /// A window: a day by its date, anything else from when to when.
  static String window(Heading heading) {
    boolean day = isDay(heading);
    String from = TimeText.date(heading.from(), day);
    return day ? from : from + " to " + TimeText.minute(heading.to());
  }

  /// A window within a sentence: `on 12 March 2026`, or `from … to …`.
  static String during(Heading heading) {
    return (isDay(heading) ? "on " : "from ") + window(heading);
  }

  /// A window as the head of a row.
  static String shortWindow(Heading heading) {
    return TimeText.tick(heading.from(), isDay(heading));
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
    return NumberText.decimals(Math.ceil(odds * unit) / unit, decimals) + " times";
  }
}

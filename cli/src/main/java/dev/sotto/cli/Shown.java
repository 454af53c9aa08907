package dev.sotto.cli;

import dev.sotto.release.Cost;
import dev.sotto.release.Heading;
import java.util.Locale;

/// How numbers are written for people.
final class Shown {
  private Shown() {}

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /// A share in percent, anything else in its unit.
  static String number(double number, String unit) {
    return unit.isEmpty() ? percent(number) : String.format(Locale.ROOT, "%.2f %s", number, unit);
  }

  static String interval(Line line) {
    double scale = line.isShare() ? 100 : 1;
    return String.format(
        Locale.ROOT,
        "%.2f … %.2f %s",
        scale * line.low(),
        scale * line.high(),
        line.isShare() ? "%" : line.unit());
  }

  /// Digits in groups of three.
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /// `1 metric`, `2 metrics`.
  static String plural(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  static String cost(Heading heading) {
    Cost cost = heading.cost();
    return String.format(
        Locale.ROOT,
        "ε %s a report · at most %s a device-day over all metrics, %s over the metric's life ·"
            + " trust model %s",
        cost.perReport(),
        cost.perDeviceDay(),
        cost.perLifeCap(),
        heading.metric().terms().trustModel().text());
  }
}

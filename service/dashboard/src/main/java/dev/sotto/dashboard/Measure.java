package dev.sotto.dashboard;

import java.util.Locale;

/// What a number on a page is a number of, and so how it is written.
sealed interface Measure {
  /// A number without its unit, with as many digits as can be told apart.
  String value(double number);

  /// A tick of an axis whose ticks are `step` apart.
  String tick(double number, double step);

  /// A number that stands alone, with its unit.
  String withUnit(double number);

  /// Both ends of an interval.
  default String interval(double low, double high) {
    return value(low) + " to " + value(high);
  }

  /// Shares of devices.
  record Share() implements Measure {
    /// There is but one.
    static final Measure ONE = new Share();

    @Override
    public String value(double number) {
      return Wording.percent(number);
    }

    @Override
    public String withUnit(double number) {
      return value(number);
    }

    @Override
    public String tick(double number, double step) {
      return Wording.decimals(100 * number, step < 0.0099 ? 1 : 0) + Wording.PERCENT;
    }
  }

  /// Numbers of a unit.
  ///
  /// @param unit such as `minutes`
  record Amount(String unit) implements Measure {
    @Override
    public String value(double number) {
      double size = Math.abs(number);
      int decimals = size < 10 ? 2 : size < 1000 ? 1 : 0;
      return Wording.decimals(number, number == Math.rint(number) ? 0 : decimals);
    }

    @Override
    public String withUnit(double number) {
      return value(number) + " " + unit;
    }

    @Override
    public String tick(double number, double step) {
      int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
      return Math.abs(number) >= 1e6
          ? String.format(Locale.ROOT, "%.3g", number)
          : Wording.decimals(number, decimals);
    }
  }
}

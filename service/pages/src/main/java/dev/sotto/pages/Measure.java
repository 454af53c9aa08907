package dev.sotto.pages;

import java.util.Locale;
import java.util.Objects;

/// What a number on a page is a number of, and so how it is written.
public sealed interface Measure {
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
    public static final Measure ONE = new Share();

    @Override
    public String value(double number) {
      return NumberText.percent(number);
    }

    @Override
    public String withUnit(double number) {
      return value(number);
    }

    @Override
    public String tick(double number, double step) {
      return NumberText.percent(number, step < 0.0099 ? 1 : 0);
    }
  }

  /// Numbers of a unit.
  ///
  /// @param unit such as `minutes`
  record Amount(String unit) implements Measure {
    /// Refuses null.
    public Amount {
      Objects.requireNonNull(unit, "unit");
    }

    @Override
    public String value(double number) {
      double size = Math.abs(number);
      int decimals = size < 10 ? 2 : size < 1000 ? 1 : 0;
      return NumberText.decimals(number, number == Math.rint(number) ? 0 : decimals);
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
          : NumberText.decimals(number, decimals);
    }
  }
}

package dev.sotto.release;

import java.util.Objects;

/// What is made known of one value: its share among the devices that reported. None of the numbers is clipped: noise can
/// carry an estimate below 0 or above 1, and to cut it off there would bias every sum over it.
///
/// @param value         the value's label
/// @param estimate      unbiased estimate of the share
/// @param standardError its standard deviation
/// @param low           lower end of the 95 % confidence interval
/// @param high          upper end of the 95 % confidence interval; at least `low`
public record Cell(String value, double estimate, double standardError, double low, double high) {
  /// Refuses what is not a number, and an interval that is none.
  public Cell {
    Objects.requireNonNull(value, "value");
    if (!Double.isFinite(estimate) || !Double.isFinite(standardError) || !(low <= high)) {
      throw new IllegalArgumentException("cell of \"" + value + "\" is not made of numbers");
    }
  }
}

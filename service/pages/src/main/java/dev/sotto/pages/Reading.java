package dev.sotto.pages;

/// A number with its interval.
///
/// @param estimate unclipped
/// @param low      lower end of the interval
/// @param high     upper end; at least `low`
public record Reading(double estimate, double low, double high) {
  /// Refuses what is not a number, and an interval that is none.
  public Reading {
    if (!Double.isFinite(estimate) || !(low <= high)) {
      throw new IllegalArgumentException(
          estimate + " in [" + low + ", " + high + "] is no number with an interval");
    }
  }
}

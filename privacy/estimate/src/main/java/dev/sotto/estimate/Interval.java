package dev.sotto.estimate;

/// A confidence interval `[low, high]` of a share. Its ends are not clipped to `[0, 1]`.
///
/// @param low  a finite number
/// @param high a finite number, at least `low`
public record Interval(double low, double high) {
  /// Checks the order; refuses what is not a number.
  public Interval {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException("not an interval: [" + low + ", " + high + "]");
    }
  }

  /// Whether `share` lies in the interval, its ends included.
  public boolean contains(double share) {
    return low <= share && share <= high;
  }
}

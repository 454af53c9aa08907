package dev.sotto.planner;

/// How exact an answer is wanted: half of the width of its 95 % interval, as a share of what it can take.
///
/// @param share above 0, below one half
public record Exactness(double share) {
  /// Checks the share.
  public Exactness {
    if (!isPossible(share)) {
      throw new IllegalArgumentException(
          "half of the width of an interval must be above 0 and below 0.5 of what the answer can"
              + " take, was "
              + share);
    }
  }

  /// Whether there is an exactness of this share.
  public static boolean isPossible(double share) {
    return share > 0 && share < 0.5;
  }

  /// Whether estimates from `reports` reports are as exact as this.
  boolean isReached(Precision precision, long reports) {
    return precision.halfWidth(reports) <= share * precision.span();
  }
}

package dev.sotto.fleet;

/// How a release reaches a fleet: to nobody, then to few, then to half, then to all. Who gets it early is drawn, so that
/// the two groups are of the same people.
///
/// @param few  first day on which the few may have it
/// @param half first day for the half
/// @param all  first day for all
public record Rollout(int few, int half, int all) {
  private static final double FEW = 0.02;
  private static final double HALF = 0.5;
  private static final int DAYS_AT_HALF = 6;

  /// Checks the order.
  public Rollout {
    if (few < 1 || half <= few || all <= half) {
      throw new IllegalArgumentException(
          "a rollout goes through days that rise from 1 on, was " + few + ", " + half + ", " + all);
    }
  }

  /// The few in the middle of `days`, the half a day later, all another six days later: of four weeks that begin on a
  /// Monday, Monday and Tuesday of the third and Monday of the last.
  public static Rollout within(int days) {
    int few = Math.max(1, days / 2);
    return new Rollout(few, few + 1, few + 1 + DAYS_AT_HALF);
  }

  /// The share of the devices that may have the release on `day`.
  double share(int day) {
    if (day < few) {
      return 0;
    }
    if (day < half) {
      return FEW;
    }
    return day < all ? HALF : 1;
  }
}

package dev.sotto.fleet;

import java.util.BitSet;

/// What happens to one simulated device over days, drawn before any of it does and apart from what it records.
///
/// @param model   such as `aster`
/// @param turn    in `[0, 1)`: it gets a release once that is rolled out to more than this share
/// @param joins   its first day
/// @param leaves  the first day on which it is gone; beyond the last if it stays
/// @param off     days on which it is not switched on
/// @param morning seconds after midnight (UTC) at which it is switched on
record Life(String model, double turn, int joins, int leaves, BitSet off, int morning) {
  private static final double STAYS = 0.8;
  private static final double JOINS_LATER = 0.9;
  private static final double GOES_OFF = 0.015;
  private static final int LONGEST_OFF = 3;
  private static final int EARLIEST = 5 * 3600;
  private static final int SPAN = 3 * 3600;

  /// The share of the devices that is there on a day, on average.
  static final double PRESENT = 0.9;

  /// Four in five devices are there from the first day to the last; one in ten joins, one in ten leaves on a day in
  /// between. On 1.5 % of days one is switched off for one to three days.
  static Life drawn(SeedStream stream, int days) {
    String model = StoryPeople.model(stream.nextShare());
    double turn = stream.nextShare();
    double kind = stream.nextShare();
    int when = 1 + (int) (stream.nextShare() * days);
    int joins = kind >= STAYS && kind < JOINS_LATER ? when : 0;
    int leaves = kind >= JOINS_LATER ? when : Integer.MAX_VALUE;
    BitSet off = new BitSet(days);
    for (int day = joins + 1; day < days; day++) {
      if (stream.nextShare() < GOES_OFF) {
        int length = 1 + (int) (stream.nextShare() * LONGEST_OFF);
        off.set(day, Math.min(days, day + length)); // on the day after the last, all report
      }
    }
    return new Life(model, turn, joins, leaves, off, EARLIEST + (int) (stream.nextShare() * SPAN));
  }

  boolean isOn(int day) {
    return day >= joins && day < leaves && !off.get(day);
  }

  boolean isGone(int day) {
    return day >= leaves;
  }

  /// The release it runs from the morning of `day` on.
  String release(Rollout rollout, int day) {
    return rollout.share(day) > turn ? StoryPeople.LATER : StoryPeople.EARLIER;
  }
}

package dev.sotto.fleet;

import dev.sotto.entropy.RandomSource;

/// The randomness of one simulated device's SDK over days, begun anew each day: how often an upload had to be sent again
/// on one day does not change what is drawn on the next.
final class DailyStream implements RandomSource {
  private static final long DAY = 0xd1b54a32d192ed03L;

  private final long seed;
  private final int device;
  private SeedStream today;

  DailyStream(long seed, int device) {
    this.seed = seed;
    this.device = device;
    today = of(seed, 0, device, SeedStream.Use.SDK);
  }

  /// A stream that is a function of all four.
  static SeedStream of(long seed, int day, int device, SeedStream.Use use) {
    return new SeedStream(seed ^ DAY * (day + 1), device, use);
  }

  void begin(int day) {
    today = of(seed, day, device, SeedStream.Use.SDK);
  }

  @Override
  public long nextLong() {
    return today.nextLong();
  }
}

package dev.sotto.fleet;

import dev.sotto.entropy.RandomSource;
import java.util.SplittableRandom;

/// The randomness of one simulated device, a function of seed and device alone, so that the same seed gives the same
/// reports. It protects nobody and must not: the devices are simulated, and so is what they report.
final class SeedStream implements RandomSource {
  /// Streams of one device that must not depend on how often another is drawn from.
  enum Use {
    LIFE(0),
    CONSENT(1),
    VALUES(2),
    SDK(3);

    private final int number;

    Use(int number) {
      this.number = number;
    }
  }

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final SplittableRandom random;

  SeedStream(long seed, int device, Use use) {
    random = new SplittableRandom(mix(seed + GOLDEN * mix((long) device << 2 | use.number)));
  }

  /// The finalizer of SplitMix64. Source: Steele, Lea, Flood, OOPSLA 2014, figure 16 (variant 13).
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  /// Uniform in `[0, 1)`, for drawing values.
  double nextShare() {
    return random.nextDouble();
  }
}

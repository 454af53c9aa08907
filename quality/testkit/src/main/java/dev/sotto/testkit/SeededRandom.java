package dev.sotto.testkit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Randomness of a test: the same seed gives the same sequence on every machine. It prints nothing; whoever picks a
/// fresh seed prints it, as [#announced(String)] and [Property] do.
///
/// Not thread-safe: give each thread its own [#split()].
public final class SeededRandom implements RandomGenerator {
  private final SplittableRandom random;

  /// The sequence of `seed`.
  public SeededRandom(long seed) {
    this(new SplittableRandom(seed));
  }

  private SeededRandom(SplittableRandom random) {
    this.random = random;
  }

  /// A fresh sequence, or the one of `-Dsotto.seed`, whose seed is printed in one line.
  ///
  /// @param test the name under which the seed is printed
  public static SeededRandom announced(String test) {
    return new SeededRandom(Seed.announced(test));
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  /// A sequence of its own that is fixed by this one's seed and position.
  public SeededRandom split() {
    return new SeededRandom(random.split());
  }

  /// A number in `[low, high]`, both ends included.
  public int between(int low, int high) {
    return (int) (low + nextLong((long) high - low + 1));
  }

  /// True once in `n` on average.
  public boolean oneIn(int n) {
    return nextInt(n) == 0;
  }

  /// `length` random bytes.
  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    nextBytes(bytes);
    return bytes;
  }

  /// One of `choices`.
  public <T> T pick(List<T> choices) {
    return choices.get(nextInt(choices.size()));
  }
}

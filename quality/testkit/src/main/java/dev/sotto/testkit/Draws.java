package dev.sotto.testkit;

/// What a program draws at random, answered from a tape.
public interface Draws {
  /// 64 uniform bits.
  long bits();

  /// A uniform integer in `[0, bound)`.
  ///
  /// @param bound at least 1
  int uniform(int bound);
}

package dev.sotto.entropy;

/// A source of independent, uniform random bits. What draws noise for a person is given a [SystemRandom]; tests and
/// simulated devices give a seeded one.
public interface RandomSource {
  /// 64 uniform bits.
  long nextLong();

  /// Fills `target` with uniform bytes.
  default void nextBytes(byte[] target) {
    long bits = 0;
    for (int i = 0; i < target.length; i++) {
      bits = i % Long.BYTES == 0 ? nextLong() : bits >>> 8;
      target[i] = (byte) bits;
    }
  }

  /// A uniform integer in `[0, bound)`, without modulo bias: of the 2⁶³ values of a draw, the topmost
  /// `2⁶³ mod bound` are drawn again, which happens with probability below 2⁻³².
  ///
  /// @param bound at least 1
  default int uniform(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, was " + bound);
    }
    while (true) {
      long draw = nextLong() >>> 1;
      long value = draw % bound;
      if (draw - value + (bound - 1)
          >= 0) { // overflows exactly in the incomplete last run of `bound` values
        return (int) value;
      }
    }
  }
}

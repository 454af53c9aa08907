package dev.sotto.testkit;

import java.util.SplittableRandom;

/// Where the seed of a run comes from: the system property `sotto.seed` if it is set, which replays a run, and else
/// somewhere fresh.
public final class Seed {
  private Seed() {}

  /// A seed, printed in one line under the name of `test`.
  ///
  /// @throws IllegalArgumentException if `sotto.seed` is set and no whole number
  public static long announced(String test) {
    long seed = choose();
    System.out.println("seed of " + test + ": -Dsotto.seed=" + seed);
    return seed;
  }

  private static long choose() {
    String fixed = System.getProperty("sotto.seed", "");
    if (fixed.isEmpty()) {
      return new SplittableRandom().nextLong();
    }
    try {
      return Long.parseLong(fixed);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "sotto.seed is \"" + fixed + "\"; a whole number is needed", notANumber);
    }
  }
}

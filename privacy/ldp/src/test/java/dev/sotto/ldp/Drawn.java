package dev.sotto.ldp;

import dev.sotto.entropy.RandomSource;
import dev.sotto.testkit.Draws;

/// A source that a tape answers.
record Drawn(Draws draws) implements RandomSource {
  @Override
  public long nextLong() {
    return draws.bits();
  }

  @Override
  public int uniform(int bound) {
    return draws.uniform(bound);
  }
}

package dev.sotto.entropy;

import java.util.ArrayDeque;
import java.util.Deque;

/// A source that plays back the draws it was given and fails if it is asked for more.
final class Script implements RandomSource {
  private final Deque<Long> draws = new ArrayDeque<>();

  Script(long... draws) {
    for (long draw : draws) {
      this.draws.add(draw);
    }
  }

  @Override
  public long nextLong() {
    return draws.remove();
  }

  int left() {
    return draws.size();
  }
}

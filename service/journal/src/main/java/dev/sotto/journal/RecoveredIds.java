package dev.sotto.journal;

import java.util.HashMap;
import java.util.Map;

/// Gathers the ids that a recovery finds, a block for each day until which they are remembered, and hands full blocks
/// on. Not thread-safe.
final class RecoveredIds {
  private final RememberedIds ids;
  private final Map<Long, Block> blocks = new HashMap<>();
  private Block latest = blocks.computeIfAbsent(0L, Block::new);

  RecoveredIds(RememberedIds ids) {
    this.ids = ids;
  }

  private static final class Block {
    private final long day;
    private final long[] numbers = new long[2 * IdSet.MOST_AT_ONCE];
    private int count;

    Block(long day) {
      this.day = day;
    }
  }

  /// Remembers an id once [#finish()] was called.
  void add(long high, long low, long rememberUntilEpochSecond) {
    long day = RememberedIds.day(rememberUntilEpochSecond);
    if (latest.day != day) {
      latest = blocks.computeIfAbsent(day, Block::new);
    }
    latest.numbers[2 * latest.count] = high;
    latest.numbers[2 * latest.count + 1] = low;
    if (++latest.count == IdSet.MOST_AT_ONCE) {
      handOn(latest);
    }
  }

  /// Hands on what is left.
  void finish() {
    blocks.values().forEach(this::handOn);
  }

  private void handOn(Block block) {
    ids.restore(block.day, block.numbers, block.count);
    block.count = 0;
  }
}

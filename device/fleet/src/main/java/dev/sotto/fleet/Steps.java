package dev.sotto.fleet;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/// The time and the executor of one simulated device: time stands where it was set, and work waits until it is done. Used
/// by one thread.
final class Steps extends Clock implements Executor {
  private final ArrayDeque<Runnable> work = new ArrayDeque<>();
  private Instant now;

  Steps(Instant start) {
    now = start;
  }

  void at(Instant instant) {
    now = instant;
  }

  @Override
  public void execute(Runnable task) {
    work.add(task);
  }

  /// Does all that was handed in.
  void drain() {
    for (Runnable task = work.poll(); task != null; task = work.poll()) {
      task.run();
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("windows are UTC");
  }
}

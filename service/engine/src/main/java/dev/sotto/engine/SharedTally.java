package dev.sotto.engine;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.journal.Batch;
import dev.sotto.journal.Position;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A [Tally] that one thread counts into and others ask, and whether the counting has ended.
///
/// Thread-safe.
final class SharedTally {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Tally tally;
  private boolean retired;
  private Optional<Throwable> failure = Optional.empty();

  SharedTally(Tally tally) {
    this.tally = tally;
  }

  /// What a snapshot is to be written of.
  ///
  /// @param retired whether something was dropped since the one before, so that older ones hold too much
  record Taken(FoldSnapshot snapshot, boolean retired) {}

  /// The state at `now`.
  Frozen freeze(Instant now) {
    lock.lock();
    try {
      retired |= tally.retire(now);
      return tally.freeze();
    } finally {
      lock.unlock();
    }
  }

  /// As [#freeze(Instant)], and what is dropped from here on is the next snapshot's.
  Taken take(Instant now) {
    lock.lock();
    try {
      Taken taken = new Taken(freeze(now).counts(), retired);
      retired = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// A snapshot of what was taken could not be written.
  void giveBack(Taken taken) {
    lock.lock();
    try {
      retired |= taken.retired();
    } finally {
      lock.unlock();
    }
  }

  /// Drops what is past its retention.
  void retire(Instant now) {
    lock.lock();
    try {
      retired |= tally.retire(now);
    } finally {
      lock.unlock();
    }
  }

  /// Whether something was dropped since a snapshot was taken.
  boolean retired() {
    lock.lock();
    try {
      return retired;
    } finally {
      lock.unlock();
    }
  }

  Position position() {
    lock.lock();
    try {
      return tally.position();
    } finally {
      lock.unlock();
    }
  }

  long refused() {
    lock.lock();
    try {
      return tally.refused();
    } finally {
      lock.unlock();
    }
  }

  void absorb(Batch batch) throws StateUnusableException {
    lock.lock();
    try {
      tally.absorb(batch);
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Nothing is counted from now on.
  void fail(Throwable fatal) {
    lock.lock();
    try {
      failure = Optional.of(fatal);
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Why the counting has ended; empty while it goes on.
  Optional<Throwable> failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until all before `target` is counted; false if that took longer than `patience`.
  boolean await(Position target, Duration patience) throws IOException, InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (tally.position().compareTo(target) < 0) {
        if (failure.isPresent()) {
          throw new IOException("counting has ended: " + failure.get().getMessage(), failure.get());
        }
        if (left <= 0) {
          return false;
        }
        left = progress.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}

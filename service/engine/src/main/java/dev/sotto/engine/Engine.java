package dev.sotto.engine;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.journal.Batch;
import dev.sotto.journal.Journal;
import dev.sotto.journal.Position;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Counts what the journal holds: a thread reads durable entries from where the last snapshot ends, folds them, and
/// writes snapshots. Since a snapshot says up to where it counts, every entry is counted exactly once however often the
/// process ends in between.
///
/// After a snapshot the journal is told up to where it is not needed any more: to the older of the two snapshots kept,
/// so that the newest may be damaged and nothing is lost.
///
/// Thread-safe.
public final class Engine implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.sotto.engine");
  private static final int READ_BYTES = 1 << 20;
  private static final Duration IDLE = Duration.ofMillis(50);

  private final Journal journal;
  private final SnapshotStore store;
  private final EngineOptions options;
  private final InstantSource clock;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Tally tally;
  private Optional<Throwable> failure = Optional.empty();

  private boolean idle;

  private volatile boolean closing;
  private int entriesSinceSnapshot;
  private Instant snapshotAt;

  private Engine(
      Journal journal,
      SnapshotStore store,
      FoldSnapshot from,
      Function<DefinitionId, Optional<MetricDefinition>> definitions,
      EngineOptions options,
      InstantSource clock) {
    this.journal = journal;
    this.store = store;
    this.options = options;
    this.clock = clock;
    tally = new Tally(from, definitions);
    snapshotAt = clock.instant();
    thread = Thread.ofPlatform().name("sotto-engine").daemon().unstarted(this::run);
  }

  /// Continues from the newest whole snapshot in `directory`, or from the beginning of the journal, and goes on
  /// counting in a thread of its own.
  ///
  /// @param directory   holds the snapshots and nothing else; created if it is missing
  /// @param journal     stays the caller's to close, after this
  /// @param definitions finds every definition of which the journal holds reports; called by the thread
  /// @param clock       tells which counts are past their retention and when a snapshot is due
  /// @throws StateUnusableException if snapshots and journal do not fit together, or are marked otherwise than
  ///     `options`
  /// @throws IOException if they cannot be read
  public static Engine start(
      Path directory,
      Journal journal,
      Function<DefinitionId, Optional<MetricDefinition>> definitions,
      EngineOptions options,
      InstantSource clock)
      throws IOException {
    return start(
        SnapshotStore.open(directory, Durability.FORCE_THEN_NAME),
        directory,
        journal,
        definitions,
        options,
        clock);
  }

  static Engine start(
      SnapshotStore store,
      Path directory,
      Journal journal,
      Function<DefinitionId, Optional<MetricDefinition>> definitions,
      EngineOptions options,
      InstantSource clock)
      throws IOException {
    FoldSnapshot from = Start.of(store.newest(), journal, options, directory);
    Engine engine = new Engine(journal, store, from, definitions, options, clock);
    engine.thread.start();
    return engine;
  }

  /// The state now. Two calls with nothing counted in between give the same object.
  public FoldSnapshot freeze() {
    lock.lock();
    try {
      return tally.freeze();
    } finally {
      lock.unlock();
    }
  }

  /// Up to where the journal is counted.
  public Position position() {
    lock.lock();
    try {
      return tally.position();
    } finally {
      lock.unlock();
    }
  }

  /// How many entries since the start were no reports of their definition and so could not be counted. The intake
  /// admits none, so that anything but 0 is a fault to look into.
  public long refused() {
    lock.lock();
    try {
      return tally.refused();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everything that is durable at the call is counted.
  ///
  /// @return false if that took longer than `patience`
  /// @throws IOException if counting has ended with a failure
  /// @throws InterruptedException if the thread is interrupted
  public boolean awaitCaughtUp(Duration patience) throws IOException, InterruptedException {
    Position target = journal.durableEnd();
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

  /// Counts what is durable, writes a snapshot and ends. Closing again does nothing.
  ///
  /// @throws IOException if the snapshot could not be written: the next start counts again from the one before
  @Override
  public void close() throws IOException {
    if (closing) {
      return;
    }
    lock.lock();
    try {
      closing = true;
      if (idle) {
        thread.interrupt(); // only then: an interrupt elsewhere would close the file it is writing
      }
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true; // the snapshot is not to be cut off
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.isEmpty() && entriesSinceSnapshot > 0) {
      writeSnapshot();
    }
  }

  private void run() {
    try {
      while (true) {
        boolean last = closing; // read before: what was durable at the close is counted
        boolean more = foldBatch();
        if (snapshotDue()) {
          trySnapshot();
        }
        if (!more && last) {
          return;
        }
        if (!more) {
          idle();
        }
      }
    } catch (Exception | Error fatal) {
      LOG.log(
          Level.ERROR,
          "counting ends at position " + tally.position().offset() + " of the journal",
          fatal);
      lock.lock();
      try {
        failure = Optional.of(fatal);
        progress.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Waits for more to count, for a snapshot to become due, or for the close.
  private void idle() {
    if (!mayIdle(true)) {
      return;
    }
    try {
      journal.awaitBeyond(tally.position(), IDLE);
    } catch (InterruptedException closed) {
      LOG.log(Level.TRACE, "woken by the close");
    } finally {
      mayIdle(false);
    }
  }

  private boolean mayIdle(boolean wanted) {
    lock.lock();
    try {
      idle = wanted && !closing;
      if (!wanted && Thread.interrupted()) {
        LOG.log(Level.TRACE, "woken by the close, with more to count");
      }
      return idle;
    } finally {
      lock.unlock();
    }
  }

  /// Counts some entries; false if there is nothing to read. A run without entries may be read over.
  private boolean foldBatch() throws IOException {
    Batch batch = journal.read(tally.position(), READ_BYTES);
    if (batch.next().equals(tally.position())) {
      return false;
    }
    lock.lock();
    try {
      tally.absorb(batch);
      entriesSinceSnapshot += batch.entries().size();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
    return true;
  }

  private boolean snapshotDue() {
    return entriesSinceSnapshot >= options.snapshotEntries()
        || (entriesSinceSnapshot > 0
            && !clock.instant().isBefore(snapshotAt.plus(options.snapshotEvery())));
  }

  /// A disk that is full now may have room later: counting goes on, and the journal keeps what is needed.
  private void trySnapshot() {
    try {
      writeSnapshot();
    } catch (IOException failed) {
      entriesSinceSnapshot = 1; // not each round: again when the time has passed
      snapshotAt = clock.instant();
      LOG.log(Level.WARNING, "a snapshot could not be written and is tried again later", failed);
    }
  }

  private void writeSnapshot() throws IOException {
    Instant now = clock.instant();
    lock.lock();
    try {
      tally.retire(now);
    } finally {
      lock.unlock();
    }
    store.write(freeze());
    entriesSinceSnapshot = 0;
    snapshotAt = now;
    Optional<Position> dispensable = store.dispensable();
    if (dispensable.isPresent()) {
      journal.release(dispensable.get(), now);
    }
  }
}

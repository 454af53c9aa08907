package dev.sotto.engine;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.journal.Batch;
import dev.sotto.journal.Journal;
import dev.sotto.journal.Position;
import dev.sotto.metric.Definitions;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Counts what the journal holds: a thread reads durable entries from where the last snapshot ends, folds them, and
/// writes snapshots. Since a snapshot says up to where it counts, every entry is counted exactly once however often the
/// process ends in between.
///
/// After a snapshot the journal is told up to where it is not needed any more: to the older of the two snapshots kept,
/// so that the newest may be damaged and nothing is lost.
///
/// A journal that cannot be read for now is tried again until it can; one that is damaged, or holds reports of a
/// definition nobody knows, ends the counting. [#failure()] tells of both.
///
/// Counts past their retention are dropped by the clock, whether or not anything is counted: no state that [#freeze()]
/// gives has them, and the snapshots are written anew without them. A clock that jumps ahead therefore drops, for good,
/// what it takes for past, and lets the journal forget ids early: set back, it brings neither back, and a report that
/// was counted before the jump and is sent again after it is counted twice.
///
/// Thread-safe.
public final class Engine implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.sotto.engine");
  static final int READ_BYTES = 1 << 20;
  private static final Duration IDLE = Duration.ofMillis(50);

  private final Journal journal;
  private final InstantSource clock;
  private final Retry.Pause pause;
  private final SharedTally tally;
  private final SnapshotKeeper snapshots;
  private final Thread thread;
  private final Retry retry = new Retry();

  private final ReentrantLock gate = new ReentrantLock();
  private boolean idle;
  private volatile boolean closing;
  private volatile Optional<IOException> unfinished = Optional.empty();

  private Engine(
      Journal journal,
      SnapshotKeeper snapshots,
      SharedTally tally,
      InstantSource clock,
      Retry.Pause pause) {
    this.journal = journal;
    this.snapshots = snapshots;
    this.tally = tally;
    this.clock = clock;
    this.pause = pause;
    thread = Thread.ofPlatform().name("sotto-engine").daemon().unstarted(this::run);
  }

  /// Continues from the newest whole snapshot in `directory`, or from the beginning of the journal, and goes on
  /// counting in a thread of its own.
  ///
  /// @param directory   holds the snapshots and nothing else; created if it is missing
  /// @param journal     stays the caller's to close, after this
  /// @param definitions finds every definition of which the journal holds reports; called by the thread
  /// @param clock       tells which counts are past their retention and when a snapshot is due
  /// @throws dev.sotto.journal.NewerVersionException if a newer version wrote a snapshot; nothing was changed
  /// @throws StateUnusableException if snapshots and journal do not fit together, or are marked otherwise than
  ///     `options`
  /// @throws IOException if they cannot be read
  public static Engine start(
      Path directory,
      Journal journal,
      Definitions definitions,
      EngineOptions options,
      InstantSource clock)
      throws IOException {
    return start(
        SnapshotStore.open(directory),
        directory,
        journal,
        definitions,
        options,
        clock,
        length -> TimeUnit.MILLISECONDS.sleep(length.toMillis()));
  }

  static Engine start(
      SnapshotStore store,
      Path directory,
      Journal journal,
      Definitions definitions,
      EngineOptions options,
      InstantSource clock,
      Retry.Pause pause)
      throws IOException {
    FoldSnapshot from = Start.of(store.newest(), journal, options.simulated(), directory);
    store.retireOlder(clock.instant());
    SharedTally tally = new SharedTally(new Tally(from, definitions));
    tally.retire(clock.instant());
    SnapshotKeeper snapshots = new SnapshotKeeper(store, journal, tally, options, clock);
    Engine engine = new Engine(journal, snapshots, tally, clock, pause);
    engine.thread.start();
    return engine;
  }

  /// The state now, without counts past their retention. Its number is the same as long as nothing is counted or dropped.
  public Frozen freeze() {
    return tally.freeze(clock.instant());
  }

  /// Up to where the journal is counted.
  public Position position() {
    return tally.position();
  }

  /// How many entries since the start were no reports of their definition and so could not be counted. The intake
  /// admits none, so that anything but 0 is a fault to look into.
  public long refused() {
    return tally.refused();
  }

  /// Why nothing is counted at the moment, in words for the one who runs the service; empty while all is well.
  public Optional<String> failure() {
    return tally
        .failure()
        .map(fatal -> "counting has ended: " + fatal.getMessage())
        .or(() ->
            retry.failure().map(now -> "counting waits for the journal: " + now.getMessage()));
  }

  /// Waits until everything that is durable at the call is counted.
  ///
  /// @return false if that took longer than `patience`
  /// @throws IOException if counting has ended with a failure
  /// @throws InterruptedException if the thread is interrupted
  public boolean awaitCaughtUp(Duration patience) throws IOException, InterruptedException {
    return tally.await(journal.durableEnd(), patience);
  }

  /// Counts what is durable, writes a snapshot and ends. Closing again does nothing.
  ///
  /// @throws IOException if the snapshot could not be written: the next start counts again from the one before
  @Override
  public void close() throws IOException {
    if (closing) {
      return;
    }
    gate.lock();
    try {
      closing = true;
      if (idle) {
        thread.interrupt(); // only then: an interrupt elsewhere would close the file it is writing
      }
    } finally {
      gate.unlock();
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
    if (unfinished.isPresent()) {
      throw unfinished.get();
    }
  }

  private void run() {
    try {
      count();
    } catch (Exception | Error fatal) {
      LOG.log(
          Level.ERROR,
          "counting ends at position " + tally.position().offset() + " of the journal",
          fatal);
      tally.fail(fatal);
      return;
    }
    try {
      snapshots.finish(); // by this thread, which nobody interrupts while it writes
    } catch (IOException notWritten) {
      unfinished = Optional.of(notWritten);
    }
  }

  /// Counts until the close.
  private void count() throws IOException {
    while (true) {
      boolean last = closing; // read before: what was durable at the close is counted
      Optional<Duration> wait = countBatch();
      tally.retire(clock.instant());
      snapshots.keepUp();
      if (wait.isPresent() && last) {
        return;
      }
      if (wait.isPresent()) {
        idle(wait.get());
      }
    }
  }

  /// Counts some entries. A run without entries may be read over.
  ///
  /// @return how long to wait before the next; empty if there may be more
  private Optional<Duration> countBatch() throws IOException {
    Batch batch;
    try {
      batch = journal.read(tally.position(), READ_BYTES);
    } catch (IOException unreadable) {
      if (Retry.isHopeless(unreadable)) {
        throw unreadable;
      }
      return Optional.of(retry.failed(unreadable));
    }
    retry.succeeded();
    if (batch.next().equals(tally.position())) {
      return Optional.of(IDLE);
    }
    tally.absorb(batch);
    snapshots.counted(batch.entries().size());
    return Optional.empty();
  }

  /// Waits for more to count, for a snapshot to become due, or for the close; after a failure for its time to pass.
  private void idle(Duration wait) {
    if (!mayIdle(true)) {
      return;
    }
    try {
      if (retry.failure().isPresent()) {
        pause.of(wait);
      } else {
        journal.awaitBeyond(tally.position(), wait);
      }
    } catch (InterruptedException closed) {
      LOG.log(Level.TRACE, "woken by the close");
    } finally {
      mayIdle(false);
    }
  }

  private boolean mayIdle(boolean wanted) {
    gate.lock();
    try {
      idle = wanted && !closing;
      if (!wanted && Thread.interrupted()) {
        LOG.log(Level.TRACE, "woken by the close, with more to count");
      }
      return idle;
    } finally {
      gate.unlock();
    }
  }
}

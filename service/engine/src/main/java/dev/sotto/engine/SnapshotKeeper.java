package dev.sotto.engine;

import dev.sotto.journal.Journal;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;

/// Writes snapshots when they are due, and tells the journal what it need not keep any more. Used by the counting thread
/// alone.
final class SnapshotKeeper {
  private static final System.Logger LOG = System.getLogger("dev.sotto.engine");

  private final SnapshotStore store;
  private final Journal journal;
  private final SharedTally tally;
  private final EngineOptions options;
  private final InstantSource clock;
  private int entriesSince;
  private Instant writtenAt;
  private Instant releasedAt;
  private boolean failed;

  SnapshotKeeper(
      SnapshotStore store,
      Journal journal,
      SharedTally tally,
      EngineOptions options,
      InstantSource clock) {
    this.store = store;
    this.journal = journal;
    this.tally = tally;
    this.options = options;
    this.clock = clock;
    writtenAt = clock.instant();
    releasedAt = writtenAt;
  }

  /// So many entries more were counted.
  void counted(int entries) {
    entriesSince += entries;
  }

  /// Does what is due now. A disk that is full may have room later: counting goes on, and the journal keeps what is
  /// needed.
  void keepUp() {
    if (isDue()) {
      try {
        write();
      } catch (IOException notNow) {
        entriesSince = 1; // not each round: again when the time has passed
        failed = true;
        writtenAt = clock.instant();
        LOG.log(
            Level.WARNING,
            "a snapshot could not be written and is tried again later: {0}",
            notNow.toString());
      }
    } else {
      releaseByTime();
    }
  }

  /// Writes what was counted or dropped since the last snapshot.
  void finish() throws IOException {
    if (entriesSince > 0 || tally.retired()) {
      write();
    }
  }

  private boolean isDue() {
    boolean timePassed = !clock.instant().isBefore(writtenAt.plus(options.snapshotEvery()));
    return entriesSince >= options.snapshotEntries()
        || (entriesSince > 0 && timePassed)
        || (tally.retired() && (timePassed || !failed));
  }

  private void write() throws IOException {
    Instant now = clock.instant();
    SharedTally.Taken taken = tally.take(now);
    try {
      store.write(taken.snapshot());
      if (taken.retired()) {
        store.retireOlder(now);
      }
    } catch (IOException notWritten) {
      tally.giveBack(taken);
      throw notWritten;
    }
    entriesSince = 0;
    failed = false;
    writtenAt = now;
    release(now);
  }

  /// Lets the journal forget ids and delete segments by time, so that it does both where nothing is counted.
  private void releaseByTime() {
    Instant now = clock.instant();
    if (now.isBefore(releasedAt.plus(options.snapshotEvery()))) {
      return;
    }
    try {
      release(now);
    } catch (IOException notNow) {
      LOG.log(
          Level.WARNING,
          "the journal could not be released and this is tried again: {0}",
          notNow.toString());
    }
  }

  private void release(Instant now) throws IOException {
    releasedAt = now;
    journal.release(store.dispensable().orElseGet(journal::begin), now);
  }
}

package dev.sotto.engine;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.journal.Batch;
import dev.sotto.journal.ReadableJournal;
import dev.sotto.metric.Definitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// What an engine left in its directory of snapshots, to be read and counted on in memory: nothing is written.
///
/// @param directory where the snapshots are
/// @param newest    the newest that is whole; empty if there is none
public record SavedCounts(Path directory, Optional<FoldSnapshot> newest) {
  /// Reads the snapshots in `directory`; where none are, or no directory is, there are no counts.
  ///
  /// @throws dev.sotto.journal.NewerVersionException if a newer version wrote one of them
  /// @throws IOException if they cannot be read
  public static SavedCounts read(Path directory) throws IOException {
    return new SavedCounts(directory, new SnapshotStore(directory).newest());
  }

  /// These counts, and on top of them all that `journal` holds behind them, without what is past its retention.
  ///
  /// @param journal     opened after the snapshots were read, so that it reaches as far as they do
  /// @param definitions finds every definition of which the journal holds reports
  /// @param simulated   whether the reports must be of simulated devices
  /// @param now         the time that retention goes by
  /// @throws StateUnusableException if snapshots and journal do not fit together, are marked otherwise, or hold reports of
  ///     a definition nobody knows
  /// @throws IOException if the journal cannot be read
  public Frozen countedOn(
      ReadableJournal journal, Definitions definitions, boolean simulated, Instant now)
      throws IOException {
    Tally tally = new Tally(Start.of(newest, journal, simulated, directory), definitions);
    while (tally.position().compareTo(journal.durableEnd()) < 0) {
      Batch batch = journal.read(tally.position(), Engine.READ_BYTES);
      tally.absorb(batch);
    }
    tally.retire(now);
    return tally.freeze();
  }
}

package dev.sotto.node;

import dev.sotto.engine.SavedCounts;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.journal.ReadableJournal;
import dev.sotto.journal.StoredJournal;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Registry;
import dev.sotto.release.Releases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// What a service keeps in its directory, read: the newest whole snapshot and, on top of it in memory, what the journal
/// holds behind it. Nothing is written, locked or deleted, so that the directory may be read-only, or in use by a service
/// that runs; what is seen is of the moment of reading.
///
/// Thread-safe.
public final class StoredState {
  private static final int MOST_LOOKS = 5;

  private final Definitions definitions;
  private final ReadableJournal journal;
  private final Frozen counts;
  private final Releases releases;

  private StoredState(
      Definitions definitions, ReadableJournal journal, Frozen counts, InstantSource clock) {
    this.definitions = definitions;
    this.journal = journal;
    this.counts = counts;
    releases = new Releases(() -> counts, definitions, clock);
  }

  /// Reads the state in `directory`.
  ///
  /// A service that runs may delete a file between its listing and its reading. So what goes wrong is looked at again,
  /// and believed if it is the same twice.
  ///
  /// @param clock tells what is past its retention, and which windows are still counted
  /// @throws StateRefusedException if it is no state, or has no registry
  /// @throws dev.sotto.journal.NewerVersionException if a newer version wrote one of its files
  /// @throws IOException if it is damaged, or cannot be read
  public static StoredState read(Path directory, InstantSource clock) throws IOException {
    Optional<String> seen = Optional.empty();
    for (int looks = 1; ; looks++) {
      try {
        return look(directory, clock);
      } catch (IOException failed) {
        Optional<String> said = Optional.of(String.valueOf(failed.getMessage()));
        if (looks == MOST_LOOKS || said.equals(seen)) {
          throw failed;
        }
        seen = said;
      }
    }
  }

  /// Everything is read before what it refers to: a service writes it after.
  private static StoredState look(Path directory, InstantSource clock) throws IOException {
    StateDirectory files = new StateDirectory(directory);
    files.requireState();
    boolean simulated = files.isSimulated();
    SavedCounts saved = SavedCounts.read(files.snapshots());
    StoredJournal journal = StoredJournal.open(files.journal(), simulated);
    Definitions definitions =
        DefinitionCatalog.read(files.definitions()).orElseThrow(files::withoutRegistry);
    Frozen counts = saved.countedOn(journal, definitions, simulated, clock.instant());
    return new StoredState(definitions, journal, counts, clock);
  }

  /// Every definition that was ever served.
  public Definitions definitions() {
    return definitions;
  }

  /// The registry in force.
  public Registry registry() {
    return definitions.current();
  }

  /// The reports that are stored, as far as a service that ran did not delete them as counted.
  public ReadableJournal journal() {
    return journal;
  }

  /// What the reports add up to.
  public FoldSnapshot counts() {
    return counts.counts();
  }

  /// The door to the numbers.
  public Releases releases() {
    return releases;
  }
}

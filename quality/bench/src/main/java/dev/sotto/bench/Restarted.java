package dev.sotto.bench;

import dev.sotto.engine.Engine;
import dev.sotto.engine.EngineOptions;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.Journal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A journal and the engine on it, opened as the service opens them.
record Restarted(Journal journal, Engine engine) {
  private static final int ROOM = 100_000_000;

  static Journal journal(Path state) throws IOException {
    return FileJournal.open(
        state.resolve("journal"), JournalOptions.real().withMaxRememberedIds(ROOM));
  }

  /// @param snapshots where the engine's snapshots are; an empty directory for none
  static Restarted open(Path state, Path snapshots, Registry registry) throws IOException {
    Map<DefinitionId, Metric> known = new HashMap<>();
    registry.metrics().forEach(metric -> known.put(metric.id(), metric));
    Journal journal = journal(state);
    return new Restarted(
        journal,
        Engine.start(
            snapshots,
            journal,
            id -> Optional.ofNullable(known.get(id)),
            EngineOptions.real(),
            InstantSource.system()));
  }
}

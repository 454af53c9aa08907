package dev.sotto.cli;

import dev.sotto.engine.Engine;
import dev.sotto.engine.EngineOptions;
import dev.sotto.fold.AccumulatorKey;
import dev.sotto.intake.DefinitionCatalog;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.Journal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.ldp.FrequencySnapshot;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What a service keeps in its directory, opened:
///
/// ```
///  kind         "simulated" or "real"
///  definitions  every registry ever served
///  journal      every report, durable before it is acknowledged
///  snapshots    what the reports add up to
/// ```
final class ServiceState implements AutoCloseable {
  private static final String SIMULATED = "simulated";

  private final DefinitionCatalog catalog;
  private final Journal journal;
  private final Engine engine;
  private final Releases releases;

  private ServiceState(DefinitionCatalog catalog, Journal journal, Engine engine) {
    this.catalog = catalog;
    this.journal = journal;
    this.engine = engine;
    releases = new Releases(engine::freeze, this::registry, InstantSource.system());
  }

  /// Whether `directory` holds the reports of simulated devices.
  static boolean isSimulated(Path directory) throws IOException {
    Path kind = directory.resolve("kind");
    return Files.exists(kind) && Files.readString(kind).strip().equals(SIMULATED);
  }

  /// Opens `directory`, or makes it.
  ///
  /// @param registry in force from now on; the one the directory has if empty
  /// @throws RefusedException if there is no registry, or the directory is of the other kind
  static ServiceState open(Path directory, Optional<Registry> registry, boolean simulated)
      throws IOException {
    Files.createDirectories(directory);
    requireKind(directory, simulated);
    DefinitionCatalog catalog = DefinitionCatalog.open(directory.resolve("definitions"));
    if (registry.isPresent()) {
      catalog.publish(registry.get());
    } else if (catalog.current().isEmpty()) {
      throw new RefusedException(directory + " has no registry yet; name one with --registry");
    }
    JournalOptions journalOptions =
        simulated ? JournalOptions.ofSimulatedDevices() : JournalOptions.real();
    Journal journal = FileJournal.open(directory.resolve("journal"), journalOptions);
    try {
      EngineOptions options = simulated ? EngineOptions.ofSimulatedDevices() : EngineOptions.real();
      Engine engine =
          Engine.start(
              directory.resolve("snapshots"),
              journal,
              catalog::find,
              options,
              InstantSource.system());
      return new ServiceState(catalog, journal, engine);
    } catch (IOException failed) {
      journal.close();
      throw failed;
    }
  }

  private static void requireKind(Path directory, boolean simulated) throws IOException {
    Path kind = directory.resolve("kind");
    String wanted = simulated ? SIMULATED : "real";
    if (!Files.exists(kind)) {
      Files.writeString(kind, wanted + "\n");
    } else if (isSimulated(directory) != simulated) {
      throw new RefusedException(
          directory
              + " is not of "
              + wanted
              + " devices; their reports must not be mixed, name another directory");
    }
  }

  DefinitionCatalog catalog() {
    return catalog;
  }

  Journal journal() {
    return journal;
  }

  Releases releases() {
    return releases;
  }

  Registry registry() {
    return catalog.current().orElseThrow();
  }

  /// How many reports of `metric` in `window` were counted, over all segments.
  long counted(MetricDefinition metric, WindowNumber window) {
    DefinitionId id = DefinitionId.of(metric);
    long reports = 0;
    for (Map.Entry<AccumulatorKey, FrequencySnapshot> entry :
        engine.freeze().accumulators().entrySet()) {
      AccumulatorKey key = entry.getKey();
      if (key.definition().equals(id) && key.window().equals(window)) {
        reports += entry.getValue().reports();
      }
    }
    return reports;
  }

  /// Waits until all that is durable is counted.
  ///
  /// @throws IOException if it takes longer than `patience`
  void awaitCounted(Duration patience) throws IOException, InterruptedException {
    if (!engine.awaitCaughtUp(patience)) {
      throw new IOException("the reports were not counted within " + patience.toSeconds() + " s");
    }
  }

  @Override
  public void close() throws IOException {
    try (journal) {
      engine.close();
    }
  }
}

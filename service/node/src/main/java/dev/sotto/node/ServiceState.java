package dev.sotto.node;

import dev.sotto.engine.Engine;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.Journal;
import dev.sotto.journal.JournalInUseException;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.node.StateRefusedException.Reason;
import dev.sotto.release.Releases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a service keeps in its directory, opened to serve: reports are journalled, counted and released. One process at a
/// time has a directory open; others may read it as a [StoredState].
///
/// Thread-safe.
public final class ServiceState implements AutoCloseable {
  private final DefinitionCatalog catalog;
  private final Journal journal;
  private final Engine engine;
  private final Releases releases;

  private ServiceState(
      DefinitionCatalog catalog, Journal journal, Engine engine, StateOptions options) {
    this.catalog = catalog;
    this.journal = journal;
    this.engine = engine;
    releases = new Releases(engine::freeze, catalog, options.clock());
  }

  /// Whether `directory` is a state, of simulated devices.
  public static boolean isSimulated(Path directory) throws IOException {
    StateDirectory files = new StateDirectory(directory);
    return files.isState() && files.isSimulated();
  }

  /// Opens `directory`, or makes it a state if it is missing or empty.
  ///
  /// The journal comes first: it keeps others out meanwhile. A registry is published last, so that a state that cannot
  /// be used stays as it is.
  ///
  /// @param registry in force from now on; the one the directory has if empty
  /// @throws StateRefusedException if there is no registry, the directory holds something else, is of the other kind or in
  ///     use
  /// @throws dev.sotto.journal.NewerVersionException if a newer version wrote one of its files; nothing was changed
  /// @throws IOException if it is damaged, or cannot be read and written
  public static ServiceState open(Path directory, Optional<Registry> registry, StateOptions options)
      throws IOException {
    StateDirectory files = new StateDirectory(directory);
    if (!files.isState()) {
      files.requireFree();
      if (registry.isEmpty()) {
        throw files.withoutRegistry();
      }
      files.make(options.simulated());
    }
    files.requireKind(options.simulated());
    Journal journal = journal(files, options);
    try {
      return open(files, registry, options, journal);
    } catch (IOException | RuntimeException failed) {
      journal.close();
      throw failed;
    }
  }

  private static ServiceState open(
      StateDirectory files, Optional<Registry> registry, StateOptions options, Journal journal)
      throws IOException {
    DefinitionCatalog catalog = DefinitionCatalog.open(files.definitions());
    if (registry.isEmpty() && catalog.isEmpty()) {
      throw files.withoutRegistry();
    }
    Engine engine =
        Engine.start(files.snapshots(), journal, catalog, options.engine(), options.clock());
    try {
      if (registry.isPresent()) {
        catalog.publish(registry.get());
      }
    } catch (IOException | RuntimeException failed) {
      engine.close();
      throw failed;
    }
    return new ServiceState(catalog, journal, engine, options);
  }

  private static Journal journal(StateDirectory files, StateOptions options) throws IOException {
    try {
      return FileJournal.open(files.journal(), options.journal());
    } catch (JournalInUseException inUse) {
      throw new StateRefusedException(Reason.IN_USE, files.path(), "is in use by another sotto");
    }
  }

  /// Every definition that was ever served, and the registry in force.
  public Definitions definitions() {
    return catalog;
  }

  /// The registry in force.
  public Registry registry() {
    return catalog.current();
  }

  /// Serves `registry` from now on.
  ///
  /// @throws IOException if it could not be made durable; then what was served is served on
  public void publish(Registry registry) throws IOException {
    catalog.publish(registry);
  }

  /// Where reports are stored.
  public Journal journal() {
    return journal;
  }

  /// What is counted now.
  public FoldSnapshot counts() {
    return engine.freeze().counts();
  }

  /// The door to the numbers.
  public Releases releases() {
    return releases;
  }

  /// Why nothing is counted at the moment; empty while all is well.
  public Optional<String> failure() {
    return engine.failure();
  }

  /// How many stored reports since the start could not be counted; anything but 0 is a fault.
  public long refused() {
    return engine.refused();
  }

  /// Whether no report was counted yet.
  public boolean isEmpty() {
    return counts().reports() == 0;
  }

  /// How many reports of `metric` in `window` were counted, over all segments.
  public long counted(Metric metric, WindowNumber window) {
    return counts().reports(metric.id(), window);
  }

  /// Waits until all that is durable is counted.
  ///
  /// @throws IOException if it takes longer than `patience`, or counting has ended
  /// @throws InterruptedException if the thread is interrupted
  public void awaitCounted(Duration patience) throws IOException, InterruptedException {
    if (!engine.awaitCaughtUp(patience)) {
      throw new IOException("the reports were not counted within " + patience.toSeconds() + " s");
    }
  }

  /// Counts what is durable, writes a snapshot and ends.
  ///
  /// @throws IOException if the snapshot could not be written; the next start counts again
  @Override
  public void close() throws IOException {
    try (journal) {
      engine.close();
    }
  }
}

package dev.sotto.cli;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import dev.sotto.engine.Engine;
import dev.sotto.engine.EngineOptions;
import dev.sotto.intake.DefinitionCatalog;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.Journal;
import dev.sotto.journal.JournalInUseException;
import dev.sotto.journal.JournalOptions;
import dev.sotto.journal.NewerVersionException;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Releases;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a service keeps in its directory, opened:
///
/// ```
///  kind         "simulated" or "real"; a directory with it is a state
///  definitions  every registry ever served
///  journal      every report, durable before it is acknowledged
///  snapshots    what the reports add up to
/// ```
final class ServiceState implements AutoCloseable {
  private static final String KIND = "kind";
  private static final String SIMULATED = "simulated";
  private static final String REAL = "real";

  private final DefinitionCatalog catalog;
  private final Journal journal;
  private final Engine engine;
  private final Releases releases;

  private ServiceState(
      DefinitionCatalog catalog, Journal journal, Engine engine, InstantSource clock) {
    this.catalog = catalog;
    this.journal = journal;
    this.engine = engine;
    releases = new Releases(engine::freeze, this::registry, clock, catalog::registriesWith);
  }

  /// Whether `directory` holds the reports of simulated devices.
  static boolean isSimulated(Path directory) throws IOException {
    Path kind = directory.resolve(KIND);
    return Files.exists(kind) && Files.readString(kind).strip().equals(SIMULATED);
  }

  /// Refuses a directory that no service has used, and leaves it as it is.
  static void requireState(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new RefusedException(
          directory + " is no directory; name one that serve, demo or simulate kept with --state");
    }
    if (!Files.exists(directory.resolve(KIND))) {
      throw new RefusedException(
          directory
              + " is no service's state, it has no file \""
              + KIND
              + "\"; name one that serve, demo or simulate kept with --state");
    }
  }

  /// Opens `directory`, or makes it.
  ///
  /// @param registry in force from now on; the one the directory has if empty
  /// @throws RefusedException if there is no registry, or the directory is of the other kind
  static ServiceState open(Path directory, Optional<Registry> registry, boolean simulated)
      throws IOException {
    return open(directory, registry, simulated, InstantSource.system());
  }

  /// The same under a clock of the caller's, which a simulation moves.
  static ServiceState open(
      Path directory, Optional<Registry> registry, boolean simulated, InstantSource clock)
      throws IOException {
    if (!Files.exists(directory.resolve(KIND))) {
      make(directory, registry, simulated);
    }
    requireKind(directory, simulated);
    Journal journal = journal(directory, simulated);
    try {
      return open(directory, registry, simulated, journal, clock);
    } catch (NewerVersionException newer) {
      journal.close();
      throw new RefusedException(Complaint.of(newer));
    } catch (IOException | RuntimeException failed) {
      journal.close();
      throw failed;
    }
  }

  /// Opens what stands beside `journal`, which keeps others out meanwhile.
  private static ServiceState open(
      Path directory,
      Optional<Registry> registry,
      boolean simulated,
      Journal journal,
      InstantSource clock)
      throws IOException {
    DefinitionCatalog catalog = DefinitionCatalog.open(directory.resolve("definitions"));
    if (registry.isEmpty() && catalog.current().isEmpty()) {
      throw new RefusedException(directory + " has no registry yet; name one with --registry");
    }
    EngineOptions options = simulated ? EngineOptions.ofSimulatedDevices() : EngineOptions.real();
    Engine engine =
        Engine.start(directory.resolve("snapshots"), journal, catalog::find, options, clock);
    if (registry.isPresent()) {
      publish(registry.get(), catalog, engine); // last: a state that cannot be used stays as it is
    }
    return new ServiceState(catalog, journal, engine, clock);
  }

  private static void publish(Registry registry, DefinitionCatalog catalog, Engine engine)
      throws IOException {
    try {
      catalog.publish(registry);
    } catch (IOException | RuntimeException failed) {
      engine.close();
      throw failed;
    }
  }

  private static Journal journal(Path directory, boolean simulated) throws IOException {
    JournalOptions options =
        simulated ? JournalOptions.ofSimulatedDevices() : JournalOptions.real();
    try {
      return FileJournal.open(directory.resolve("journal"), options.withIdsIn(memoryForIds()));
    } catch (NewerVersionException newer) {
      throw new RefusedException(Complaint.of(newer));
    } catch (JournalInUseException inUse) {
      throw new RefusedException(
          directory
              + " is in use by another sotto; end that one first, or ask it at its /api/metrics");
    }
  }

  /// A quarter of the memory there may be: who gives the service more has room for more reports.
  private static long memoryForIds() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  /// Makes a new state of `directory`, which must be empty: it could be anything else.
  private static void make(Path directory, Optional<Registry> registry, boolean simulated)
      throws IOException {
    if (Files.exists(directory) && !(Files.isDirectory(directory) && isEmpty(directory))) {
      throw new RefusedException(
          directory
              + " is neither a service's state nor an empty directory; name one of these, or a new"
              + " directory");
    }
    if (registry.isEmpty()) {
      throw new RefusedException(directory + " has no registry yet; name one with --registry");
    }
    DurableDirectories.create(directory);
    DurableFile.replace(directory.resolve(KIND), Bytes.utf8((simulated ? SIMULATED : REAL) + "\n"));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static void requireKind(Path directory, boolean simulated) throws IOException {
    Path file = directory.resolve(KIND);
    String kind = Files.readString(file).strip();
    if (!kind.equals(SIMULATED) && !kind.equals(REAL)) {
      throw new RefusedException(
          file + " says neither " + SIMULATED + " nor " + REAL + "; restore it from a copy");
    }
    if (kind.equals(SIMULATED) != simulated) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%s is of %s devices and these are %s; their reports must not be mixed, name an empty"
                  + " directory",
              directory,
              kind,
              simulated ? SIMULATED : REAL));
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

  /// Why nothing is counted at the moment; empty while all is well.
  Optional<String> failure() {
    return engine.failure();
  }

  /// Whether no report was counted yet.
  boolean isEmpty() {
    return engine.freeze().counts().reports() == 0;
  }

  /// How many reports of `metric` in `window` were counted, over all segments.
  long counted(Metric metric, WindowNumber window) {
    return engine.freeze().counts().reports(metric.id(), window);
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

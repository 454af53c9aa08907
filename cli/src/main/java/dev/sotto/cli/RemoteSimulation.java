package dev.sotto.cli;

import dev.sotto.fleet.Fleet;
import dev.sotto.fleet.FleetOptions;
import dev.sotto.fleet.FleetResult;
import dev.sotto.fleet.Population;
import dev.sotto.fleet.ReplayedWindow;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A fleet against a service that already runs.
///
/// @param service    that counts
/// @param served     the service's registry without other metrics: what its devices obey
/// @param local      the definition in the user's file, if there is one
/// @param population what each device records
/// @param options    of the command line
/// @param terminal what the tables are shown on
/// @param out        where the tables go
/// @param err        where progress goes
record RemoteSimulation(
    RemoteService service,
    Registry served,
    Optional<Metric> local,
    Population population,
    SimulationOptions options,
    Terminal terminal,
    PrintWriter out,
    PrintWriter err) {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /// After this many answers alike, nothing more is expected.
  private static final int UNCHANGED = 15;

  /// Runs the fleet and prints what the service says afterwards.
  ExitCode run() throws IOException, InterruptedException {
    ReplayedWindow window = ReplayedWindow.before(InstantSource.system().instant(), served);
    Optional<String> doubt = doubt();
    RemoteService.Result before = service.result(metric(), window.number());
    FleetResult fleet = live(window);
    long expected = before.reports().orElse(0L) + fleet.acknowledged();
    RemoteService.Result after;
    try {
      after = settled(window, expected);
    } catch (IOException gone) {
      throw fleet.gaveUp() ? new IOException(givenUp(fleet), gone) : gone;
    }
    boolean complete = after.reports().orElse(expected) == expected;
    if (doubt.isEmpty() && !complete) {
      doubt =
          Optional.of(
              "the service counted "
                  + Shown.count(after.reports().orElse(0L))
                  + " reports of "
                  + Shown.count(fleet.acknowledged())
                  + " devices; if others report to it too, or a run with the same --seed did"
                  + " before, start a new service or choose another seed");
    }
    RemoteOutcome outcome =
        new RemoteOutcome(metric(), window, fleet, after, options.seed(), doubt);
    outcome.print(out, terminal);
    if (options.json().isPresent()) {
      outcome.write(options.json().get());
    }
    out.printf("dashboard: %s%n", service.address());
    out.flush();
    if (fleet.gaveUp()) {
      err.println("sotto: " + givenUp(fleet));
    }
    return complete && fleet.unacknowledged() == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private String givenUp(FleetResult fleet) {
    return GivenUp.of(
        Shown.plural(fleet.unacknowledged(), "report")
            + " of "
            + Shown.plural(fleet.devices(), "device"),
        "look at the log of the service at " + service.address() + " and at the room on its disk");
  }

  private Metric metric() {
    return served.metrics().getFirst();
  }

  /// Why what is true of this fleet would not be what the service estimates; empty if it is.
  private Optional<String> doubt() throws IOException, InterruptedException {
    DefinitionId obeyed = metric().id();
    Optional<DefinitionId> own = local.map(Metric::id);
    if (own.isPresent() && !own.get().equals(obeyed)) {
      return Optional.of(
          "the service's definition "
              + obeyed
              + ", which devices obey, is not the one in your file, "
              + own.get()
              + "; leave --registry out, or serve that file");
    }
    if (service.hasReports(metric())) {
      return Optional.of(
          "the service already held reports of "
              + metric().name()
              + ", of which this run does not know the truth; start one on an empty directory");
    }
    return Optional.empty();
  }

  private FleetResult live(ReplayedWindow window) throws IOException, InterruptedException {
    int devices = population.devices();
    err.printf(
        "service on %s · %s devices live through %s%n",
        service.address(), Shown.count(devices), window.start());
    try (Scratch scratch = Scratch.make(err);
        Ending _ = Ending.watch(scratch::close)) {
      Fleet fleet =
          new Fleet(
              new FleetOptions(
                  population,
                  served,
                  window,
                  service.address(),
                  seed(window),
                  options.consent(),
                  FleetOptions.fileDevicesOf(devices),
                  Files.createDirectory(scratch.directory().resolve("fleet")),
                  FleetOptions.PATIENCE));
      Progress progress = Progress.of(fleet, devices, err);
      try {
        return fleet.live();
      } finally {
        progress.end();
      }
    }
  }

  /// A service knows a report by an id that a device draws from its seed: a run for another metric or window must not
  /// draw the same.
  private long seed(ReplayedWindow window) {
    long mixed = options.seed();
    DefinitionId id = metric().id();
    for (int i = 0; i < Long.BYTES; i++) {
      mixed = mixed * 0x100000001b3L + id.bytes().at(i);
    }
    return mixed * 0x100000001b3L + window.number().value();
  }

  /// What the service says once it has counted `expected` reports, or once its answer no longer changes.
  private RemoteService.Result settled(ReplayedWindow window, long expected)
      throws IOException, InterruptedException {
    RemoteService.Result last = service.result(metric(), window.number());
    int unchanged = 0;
    while (unchanged < UNCHANGED && !last.reports().equals(Optional.of(expected))) {
      if (expected < metric().terms().minimumCohort()
          && (expected == 0 || service.hasReports(metric()))) {
        return last; // of so few nothing will be said
      }
      Thread.sleep(PAUSE);
      RemoteService.Result next = service.result(metric(), window.number());
      unchanged = next.equals(last) ? unchanged + 1 : 0;
      last = next;
    }
    return last;
  }

  /// A directory for the devices that keep their state in files.
  private record Scratch(Path directory, PrintWriter err) implements AutoCloseable {
    static Scratch make(PrintWriter err) throws IOException {
      return new Scratch(Files.createTempDirectory("sotto-"), err);
    }

    @Override
    public void close() {
      try (var files = Files.walk(directory)) {
        List<Path> deepestFirst = files.sorted(java.util.Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | java.io.UncheckedIOException left) {
        err.printf("%s could not be deleted; delete it by hand%n", directory);
      }
    }
  }
}

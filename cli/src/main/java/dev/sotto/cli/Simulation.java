package dev.sotto.cli;

import dev.sotto.fleet.Fleet;
import dev.sotto.fleet.FleetOptions;
import dev.sotto.fleet.FleetResult;
import dev.sotto.fleet.Population;
import dev.sotto.fleet.ReplayedWindow;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.release.Release;
import dev.sotto.release.ReleaseView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A fleet against a service on this machine: what `demo` and `simulate` have in common.
///
/// @param registry   that devices and service agree on
/// @param population what each device records
/// @param options    of the command line
/// @param terminal what the tables are shown on
/// @param out        where the tables go
/// @param err        where progress goes
record Simulation(
    Registry registry,
    Population population,
    SimulationOptions options,
    Terminal terminal,
    PrintWriter out,
    PrintWriter err) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Runs the fleet, prints what came of it, and stays for the dashboard's readers unless told not to.
  ExitCode run() throws IOException, InterruptedException {
    return new Workplace(err).run(options.state(), this::runIn);
  }

  private ExitCode runIn(Path state, Ending ending) throws IOException, InterruptedException {
    try (SimulatedService service =
        SimulatedService.start(state, registry, options.port(), InstantSource.system())) {
      service.state().awaitCounted(PATIENCE);
      ReplayedWindow window = ReplayedWindow.before(Instant.now(), registry);
      Workplace.requireEmpty(service.state(), state);
      Outcome outcome = live(service, window, state);
      new OutcomeReport(out, terminal).print(outcome);
      if (options.json().isPresent()) {
        OutcomeJson.write(outcome, options.json().get());
      }
      boolean complete = outcome.counted() == outcome.fleet().acknowledged();
      if (outcome.fleet().gaveUp()) {
        err.println("sotto: " + GivenUp.of(outcome.waiting(), Workplace.look(state)));
      } else if (options.serve()) {
        out.printf("dashboard: %s (Ctrl-C ends it)%n", service.uri());
        out.flush();
        ending.await();
      }
      return complete && outcome.fleet().unacknowledged() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private Outcome live(SimulatedService service, ReplayedWindow window, Path state)
      throws IOException, InterruptedException {
    int devices = population.devices();
    FleetOptions fleetOptions =
        new FleetOptions(
            population,
            registry,
            window,
            service.uri(),
            options.seed(),
            options.consent(),
            FleetOptions.fileDevicesOf(devices),
            state.resolve("fleet"),
            FleetOptions.PATIENCE);
    err.printf(
        "service on %s · %s devices live through %s%n",
        service.uri(), Shown.count(devices), window.start());
    Fleet fleet = new Fleet(fleetOptions);
    Progress progress = Progress.of(fleet, devices, err);
    FleetResult result;
    try {
      result = fleet.live();
    } finally {
      progress.end();
    }
    service.state().awaitCounted(PATIENCE);
    return outcome(service, window, result);
  }

  private Outcome outcome(SimulatedService service, ReplayedWindow window, FleetResult result) {
    service.fleetIs(result.devices(), result.devices() - result.silent());
    ReleaseView view = service.state().releases().now();
    List<Comparison> metrics = new ArrayList<>();
    long counted = Long.MAX_VALUE;
    for (Metric metric : registry.metrics()) {
      Release release = view.release(metric, window.number());
      metrics.add(Comparison.of(release, result));
      counted = Math.min(counted, service.state().counted(metric, window.number()));
    }
    return new Outcome(result, counted, metrics, options.seed());
  }
}

package dev.sotto.cli;

import dev.sotto.fleet.DailyFleet;
import dev.sotto.fleet.DailyOptions;
import dev.sotto.fleet.DailyTruth;
import dev.sotto.fleet.FleetOptions;
import dev.sotto.fleet.Rollout;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Change;
import dev.sotto.release.Changes;
import dev.sotto.release.ReleaseView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Weeks of a fleet against a service on this machine, day by day: a release reaches the devices in steps, and each day
/// the service is asked whether it changed anything.
///
/// @param registry that devices and service agree on
/// @param days     how many
/// @param devices  that report on a day, about
/// @param options  of the command line
/// @param terminal what the tables are shown on
/// @param out      where the tables go
/// @param err      where progress goes
record Story(
    Registry registry,
    int days,
    int devices,
    SimulationOptions options,
    Terminal terminal,
    PrintWriter out,
    PrintWriter err) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WEEK = 7;

  /// Tells it, and stays for the dashboard's readers unless told not to.
  ExitCode run() throws IOException, InterruptedException {
    return new Workplace(err).run(options.state(), this::runIn);
  }

  private ExitCode runIn(Path state, Ending ending) throws IOException, InterruptedException {
    Instant first = SimulatedTime.fourWeeksBefore(Instant.now());
    SimulatedTime time = SimulatedTime.at(first);
    try (SimulatedService service = SimulatedService.start(state, registry, options.port(), time)) {
      service.state().awaitCounted(PATIENCE);
      Workplace.requireEmpty(service.state(), state);
      DailyOptions daily =
          new DailyOptions(
              registry,
              first,
              days,
              devices,
              options.consent(),
              options.seed(),
              service.uri(),
              FleetOptions.PATIENCE);
      StoryOutcome outcome = live(service, time, daily);
      new StoryReport(out, terminal).print(outcome);
      if (options.json().isPresent()) {
        StoryJson.write(outcome, options.json().get());
      }
      if (outcome.gaveUp()) {
        err.println(
            "sotto: "
                + GivenUp.of(
                    "the reports of " + Shown.plural(outcome.unanswered(), "morning"),
                    Workplace.look(state)));
      } else if (options.serve()) {
        out.printf("dashboard: %s (Ctrl-C ends it)%n", service.uri());
        out.flush();
        ending.await();
      }
      return outcome.complete() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private StoryOutcome live(SimulatedService service, SimulatedTime time, DailyOptions daily)
      throws IOException, InterruptedException {
    try (DailyFleet fleet = new DailyFleet(daily, Rollout.within(days))) {
      err.printf(
          "service on %s · %s devices live through %d days from %s, in simulated time%n",
          service.uri(), Shown.count(fleet.devices()), days, Shown.date(daily.first()));
      List<StoryOutcome.Found> found = new ArrayList<>();
      for (int day = 0; day <= days && !fleet.gaveUp(); day++) {
        time.moveToNoon(daily.start(day));
        fleet.live(day);
        service.state().awaitCounted(PATIENCE);
        look(service, day, found);
        if (day > 0 && (day % WEEK == 0 || day == days)) {
          err.printf("day %d of %d is counted%n", day, days);
        }
      }
      return outcome(service, daily, fleet, found);
    }
  }

  /// Asks once a day, as somebody would who watches the dashboard.
  private void look(SimulatedService service, int day, List<StoryOutcome.Found> found) {
    ReleaseView view = service.state().releases().now();
    for (Metric metric : registry.metrics()) {
      for (Change change : view.changes(metric).found()) {
        if (found.stream().noneMatch(known -> known.isOf(metric, change))) {
          found.add(new StoryOutcome.Found(metric, change, day));
        }
      }
    }
  }

  private StoryOutcome outcome(
      SimulatedService service,
      DailyOptions daily,
      DailyFleet fleet,
      List<StoryOutcome.Found> found) {
    service.fleetIs(fleet.devices(), fleet.consenting());
    ReleaseView view = service.state().releases().now();
    DailyTruth truth = fleet.truth();
    List<StoryOutcome.DayCell> cells = new ArrayList<>();
    List<Changes> changes = new ArrayList<>();
    long counted = 0;
    for (Metric metric : registry.metrics()) {
      WindowNumber first = metric.schedule().windowAt(daily.first());
      changes.add(view.changes(metric));
      for (int day = 0; day < days; day++) {
        counted += service.state().counted(metric, first.plus(day));
        for (int segment = 0; segment < metric.segments().count(); segment++) {
          cells.add(
              new StoryOutcome.DayCell(
                  day,
                  segment,
                  view.release(metric, first.plus(day), segment),
                  truth.counts(metric.definition(), day, segment)));
        }
      }
    }
    return new StoryOutcome(
        daily,
        Rollout.within(days),
        fleet.devices(),
        truth.reports(),
        truth.unanswered(),
        fleet.gaveUp(),
        counted,
        cells,
        changes,
        found,
        fleet.mostSpent());
  }
}

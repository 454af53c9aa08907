package dev.sotto.cli;

import dev.sotto.fleet.DailyOptions;
import dev.sotto.fleet.DemoPopulation;
import dev.sotto.registry.Examples;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `demo`: a fleet of simulated phones reports privately to a service on this machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows Sotto at work on simulated phones. A fleet of them lives through one day and reports"
          + " to a service on this machine, each phone with noise of its own; then the truth, which"
          + " only a simulation knows, is printed beside what the service can say of it.",
      "With --days it tells a story over time instead: phones join, leave and are off, release 2.1"
          + " reaches them in steps and doubles the crashes of one model, and a change detector"
          + " looks for it every day."
    },
    footer = {
      "",
      "Examples:",
      "  sotto demo",
      "  sotto demo --devices 20000 --seed 7 --json outcome.json --no-serve",
      "  sotto demo --days 28",
      "",
      "Exit codes:",
      "  0  done: every report was answered and counted once",
      "  1  failed: a report was lost or left unanswered, or the message says why",
      "  2  the command line was not understood",
      "  3  refused: --state names a directory with other reports"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int DEVICES = 100_000;
  private static final int DEVICES_A_DAY = 5_000;
  private static final int LEAST_DAYS = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--devices",
      paramLabel = "N",
      description =
          "number of phones, at least 1; with --days, about how many report on a day (default:"
              + " 100000, with --days 5000)")
  private @Nullable Integer devices;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "tell the story of this many days, 2 to 28 (default: one day and no story)")
  private @Nullable Integer days;

  @Option(
      names = "--consent",
      paramLabel = "SHARE",
      description =
          "share of users who grant every purpose, from 0 to 1 (default: ${DEFAULT-VALUE})")
  private double consent = 0.9;

  @ParentCommand private @Nullable Main main;

  @Mixin private SimulationFlags flags = new SimulationFlags();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = Objects.requireNonNull(main, "main").terminal();
    if (days != null) {
      return new Story(
              Registries.compile(Examples.story()),
              requireDays(days),
              SimulationOptions.devices(devices == null ? DEVICES_A_DAY : devices),
              flags.with(consent),
              terminal,
              out,
              err)
          .run()
          .code();
    }
    int all = SimulationOptions.devices(devices == null ? DEVICES : devices);
    return new Simulation(
            Registries.compile(Examples.demo()),
            new DemoPopulation(all, flags.seed()),
            flags.with(consent),
            terminal,
            out,
            err)
        .run()
        .code();
  }

  private static int requireDays(int days) {
    if (days < LEAST_DAYS || days > DailyOptions.MAX_DAYS) {
      throw new UsageException(
          "--days is "
              + days
              + "; a story has "
              + LEAST_DAYS
              + " to "
              + DailyOptions.MAX_DAYS
              + " days, leave it out for one day");
    }
    return days;
  }
}

package dev.sotto.cli;

import dev.sotto.fleet.DemoPopulation;
import dev.sotto.metric.Registry;
import dev.sotto.registry.Examples;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: a fleet of simulated phones reports privately to a service on this machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows Sotto at work on simulated phones. A fleet of them lives through one day and reports"
          + " to a service on this machine, each phone with noise of its own; then the truth, which"
          + " only a simulation knows, is printed beside what the service can say of it."
    },
    footer = {
      "",
      "Examples:",
      "  sotto demo",
      "  sotto demo --devices 20000 --seed 7 --json outcome.json --no-serve",
      "",
      "Exit codes:",
      "  0  done: every report was answered and counted once",
      "  1  failed: a report was lost or left unanswered, or the message says why",
      "  2  the command line was not understood",
      "  3  refused: --state names a directory with other reports"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "number of phones, at least 1 (default: ${DEFAULT-VALUE})")
  private int devices = 100_000;

  @Option(
      names = "--consent",
      paramLabel = "SHARE",
      description =
          "share of users who grant every purpose, from 0 to 1 (default: ${DEFAULT-VALUE})")
  private double consent = 0.9;

  @Mixin private SimulationFlags flags = new SimulationFlags();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Registry registry = Registries.compile(Examples.demo());
    return new Simulation(
            registry,
            new DemoPopulation(SimulationOptions.devices(devices), flags.seed()),
            flags.with(consent),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run()
        .code();
  }
}

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
      "Starts the service and a fleet of simulated phones that report to it, each with noise of its"
          + " own,",
      "and shows what was true beside what the service can say of it."
    },
    footer = {
      "",
      "Examples: sotto demo",
      "          sotto demo --devices 20000 --seed 7 --json outcome.json --no-serve",
      "Exit codes: 0 done, 1 a report was lost or left unanswered, 2 usage."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "number of devices (default: ${DEFAULT-VALUE})")
  private int devices = 100_000;

  @Option(
      names = "--consent",
      paramLabel = "SHARE",
      description = "share of devices whose user grants every purpose (default: ${DEFAULT-VALUE})")
  private double consent = 0.9;

  @Mixin private SimulationFlags flags = new SimulationFlags();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (devices < 1) {
      throw new RefusedException("--devices must be at least 1, was " + devices);
    }
    Registry registry = Registries.compile(Examples.demo());
    return new Simulation(
            registry,
            new DemoPopulation(devices, flags.seed()),
            flags.with(consent),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run()
        .code();
  }
}

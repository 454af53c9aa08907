package dev.sotto.cli;

import dev.sotto.metric.Registry;
import dev.sotto.planner.Exactness;
import dev.sotto.planner.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `plan FILE`: how exact the answers will be.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says before anything is collected how exact the answers of a registry's metrics will be:"
          + " their standard error, half of the width of the 95 %% interval, and the smallest"
          + " difference between two days or groups that will be seen.",
      "With --want it says how many devices that takes at the declared ε and, with --devices too,"
          + " which ε it would take with so many devices. All of it is the noise of the devices"
          + " alone; who reports and who does not is another matter."
    },
    footer = {
      "",
      "Examples:",
      "  sotto plan metrics.yaml --devices 100000",
      "  sotto plan metrics.yaml --want ±0.5%%",
      "  sotto plan metrics.yaml --devices 20000 --want 0.5%% --json",
      "",
      "Exit codes:",
      "  0  done",
      "  1  failed: the file cannot be read",
      "  2  the command line was not understood, or there is nothing to plan with",
      "  3  refused: the registry; sotto check says more"
    })
final class PlanCommand implements Callable<Integer> {
  private static final long MOST_DEVICES = 1_000_000_000_000L;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "registry file, such as examples/demo.yaml")
  private Path file = Path.of("metrics.yaml");

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "number of devices that report in every window, at least 1")
  private @Nullable Long devices;

  @Option(
      names = "--want",
      paramLabel = "±X%",
      description =
          "half of the width of the 95 %% interval that is wanted, written as ±0.5%%, +-0.5%%,"
              + " 0.5%% or 0.005")
  private @Nullable String want;

  @Option(names = "--json", description = "print JSON (default: tables)")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Optional<Long> count = Optional.ofNullable(devices);
    Optional<Want> wanted = Optional.ofNullable(want).map(Want::parse);
    if (count.isEmpty() && wanted.isEmpty()) {
      throw new UsageException("nothing to plan with; give --devices, --want or both");
    }
    if (count.isPresent() && (count.get() < 1 || count.get() > MOST_DEVICES)) {
      throw new UsageException(
          "--devices is " + count.get() + "; it must be from 1 to " + Shown.count(MOST_DEVICES));
    }
    Registry registry = Registries.read(file, spec.commandLine().getErr());
    Optional<Exactness> exactness = wanted.map(Want::exactness);
    List<Plan> plans =
        registry.definitions().stream().map(metric -> Plan.of(metric, count, exactness)).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(PlanJson.text(plans, registry.caps(), count, wanted));
    } else {
      new PlanReport(out, registry.caps(), count, wanted).print(plans);
    }
    out.flush();
    return ExitCode.DONE.code();
  }
}

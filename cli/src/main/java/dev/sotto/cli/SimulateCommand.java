package dev.sotto.cli;

import dev.sotto.fleet.CsvPopulation;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `simulate`: the same on the user's own CSV.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Lets every row of a CSV file be a device that reports one column privately,",
      "and shows what was true beside what the service can say of it.",
      "The domain is the metric's, never the data's: what lies outside it is counted and shown."
    },
    footer = {
      "",
      "Example: sotto simulate --registry adult.yaml --metric education --data adult.csv --column"
          + " 4",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 the registry or the request was refused."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int ALL = 0;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "FILE",
      description = "registry that defines the metric")
  private Path registry = Path.of("metrics.yaml");

  @Option(
      names = "--metric",
      required = true,
      paramLabel = "NAME",
      description = "metric to collect")
  private String metric = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "CSV file; every row is a device")
  private Path data = Path.of("data.csv");

  @Option(
      names = "--column",
      required = true,
      paramLabel = "COL",
      description = "column to record: a name, or a number from 1")
  private String column = "";

  @Option(
      names = "--header",
      split = ",",
      paramLabel = "NAME",
      description = "names of the columns, for a file without a line of them")
  private List<String> header = List.of();

  @Option(
      names = "--devices",
      paramLabel = "N",
      description =
          "number of devices: the first rows, or all rows over and over (default: one a row)")
  private int devices = ALL;

  @Option(
      names = "--consent",
      paramLabel = "SHARE",
      description = "share of devices whose user grants the purpose (default: ${DEFAULT-VALUE})")
  private double consent = 1;

  @Mixin private SimulationFlags flags = new SimulationFlags();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Registry collected = only(Registries.read(registry));
    CsvPopulation rows =
        CsvPopulation.read(data, column, header.stream().map(String::strip).toList());
    if (devices < 0) {
      throw new RefusedException("--devices must be at least 1, was " + devices);
    }
    return new Simulation(
            collected,
            devices == ALL ? rows : rows.of(devices),
            flags.with(consent),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run()
        .code();
  }

  /// The registry without the metrics that were not asked for; a definition's id does not depend on its neighbours.
  private Registry only(Registry all) {
    MetricDefinition wanted =
        all.metrics().stream()
            .filter(candidate -> candidate.name().text().equals(metric))
            .findFirst()
            .orElseThrow(() ->
                new RefusedException(
                    String.format(
                        Locale.ROOT,
                        "%s has no metric \"%s\"; it has %s",
                        registry,
                        metric,
                        all.metrics().stream()
                            .map(MetricDefinition::name)
                            .map(MetricName::text)
                            .collect(Collectors.joining(", ")))));
    return new Registry(all.caps(), all.debug(), List.of(wanted));
  }
}

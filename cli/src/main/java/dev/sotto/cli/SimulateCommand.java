package dev.sotto.cli;

import dev.sotto.fleet.CsvPopulation;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
      "Tries a metric on your own data. Every row of a CSV file becomes a device that reports one"
          + " column privately; then the truth is printed beside what the service can say of it.",
      "The values are the metric's, never the data's: how many rows lie outside of them is shown."
    },
    footer = {
      "",
      "Examples:",
      "  sotto simulate --registry examples/adult.yaml --metric education \\",
      "      --data adult.csv --column 4",
      "  sotto simulate --registry my.yaml --metric plan --data users.csv --column plan",
      "  sotto simulate --registry examples/words.yaml --metric word \\",
      "      --data examples/words.csv --column word --weight count",
      "",
      "Exit codes:",
      "  0  done: every report was answered and counted once",
      "  1  failed: a report was lost or left unanswered, or the message says why",
      "  2  the command line was not understood",
      "  3  refused: the registry, the metric, the data or --state; the message says why"
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "FILE",
      description = "registry that defines the metric; see examples/adult.yaml")
  private Path registry = Path.of("metrics.yaml");

  @Option(
      names = "--metric",
      required = true,
      paramLabel = "NAME",
      description = "metric of the registry to collect")
  private String metric = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "CSV file in UTF-8; every row is a device")
  private Path data = Path.of("data.csv");

  @Option(
      names = "--column",
      required = true,
      paramLabel = "COL",
      description =
          "column to record: a name in the first line, or a number from 1 if the file has no line"
              + " of names")
  private String column = "";

  @Option(
      names = "--header",
      split = ",",
      paramLabel = "NAME",
      description =
          "names of all columns, for a file without a line of them (default: the first line)")
  private List<String> header = List.of();

  @Option(
      names = "--weight",
      paramLabel = "COL",
      description =
          "column that says how many devices a row stands for, such as a count (default: one a"
              + " row)")
  private @Nullable String weight;

  @Option(
      names = "--devices",
      paramLabel = "N",
      description =
          "number of devices: the first rows, or all rows over and over; with --weight, fewer are"
              + " spread evenly over them (default: all once)")
  private @Nullable Integer devices;

  @Option(
      names = "--consent",
      paramLabel = "SHARE",
      description = "share of users who grant the purpose, from 0 to 1 (default: ${DEFAULT-VALUE})")
  private double consent = 1;

  @Mixin private SimulationFlags flags = new SimulationFlags();

  @Override
  public Integer call() throws IOException, InterruptedException {
    SimulationOptions options = flags.with(consent);
    Optional<Integer> count = Optional.ofNullable(devices).map(SimulationOptions::devices);
    Registry collected = only(Registries.read(registry, spec.commandLine().getErr()));
    CsvPopulation rows = rows();
    return new Simulation(
            collected,
            count.map(rows::of).orElse(rows),
            options,
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run()
        .code();
  }

  private CsvPopulation rows() throws IOException {
    if (Files.isDirectory(data)) {
      throw new RefusedException(data + " is a directory; name a CSV file");
    }
    try {
      List<String> names = header.stream().map(String::strip).toList();
      return weight == null
          ? CsvPopulation.read(data, column, names)
          : CsvPopulation.readWeighted(data, column, weight, names);
    } catch (IllegalArgumentException unfit) {
      throw new RefusedException(Complaint.of(unfit));
    }
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
                        "%s has no metric \"%s\"; name one of %s with --metric",
                        registry,
                        metric,
                        all.metrics().stream()
                            .map(MetricDefinition::name)
                            .map(MetricName::text)
                            .collect(Collectors.joining(", ")))));
    return new Registry(all.caps(), all.debug(), List.of(wanted));
  }
}

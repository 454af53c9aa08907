package dev.sotto.cli;

import dev.sotto.fleet.CsvPopulation;
import dev.sotto.fleet.Population;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `simulate`: the same on the user's own CSV.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Tries a metric on your own data. Every row of a CSV file becomes a device that reports one"
          + " column privately; then the truth is printed beside what the service can say of it.",
      "The values are the metric's, never the data's: how many rows lie outside of them is shown.",
      "With --server the devices report to a service of simulated devices that already runs on this"
          + " machine and obey its registry; the truth is shown only where it can be compared."
    },
    footer = {
      "",
      "Examples:",
      "  sotto simulate --registry examples/adult.yaml --metric education \\",
      "      --data adult.csv --column 4",
      "  sotto simulate --registry my.yaml --metric plan --data users.csv --column plan",
      "  sotto simulate --registry examples/words.yaml --metric word \\",
      "      --data examples/words.csv --column word --weight count",
      "  sotto simulate --server http://127.0.0.1:8080 --metric plan --data users.csv \\",
      "      --column plan",
      "",
      "Exit codes:",
      "  0  done: every report was answered and counted once",
      "  1  failed: a report was lost or left unanswered, or the message says why",
      "  2  the command line was not understood",
      "  3  refused: registry, metric, data, state or service; the message says why"
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description =
          "registry that defines the metric; see examples/adult.yaml (with --server default: that"
              + " of the service)")
  private @Nullable Path registry;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "service of simulated devices on this machine to report to, such as"
              + " http://127.0.0.1:8080 (default: one that is started and ended here)")
  private @Nullable String server;

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

  @ParentCommand private @Nullable Main main;

  @Mixin private SimulationFlags flags = new SimulationFlags();

  @Override
  public Integer call() throws IOException, InterruptedException {
    SimulationOptions options = flags.with(consent);
    Optional<Integer> count = Optional.ofNullable(devices).map(SimulationOptions::devices);
    if (server != null) {
      return remote(server, options, count).code();
    }
    if (registry == null) {
      throw new UsageException(
          "neither --registry nor --server is given; name a registry file, such as adult.yaml");
    }
    Registry collected = only(Registries.read(registry, err()), registry.toString());
    return new Simulation(
            collected, population(count), options, terminal(), spec.commandLine().getOut(), err())
        .run()
        .code();
  }

  private Terminal terminal() {
    return Objects.requireNonNull(main, "main").terminal();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private Population population(Optional<Integer> count) throws IOException {
    CsvPopulation rows = rows();
    return count.map(rows::of).orElse(rows);
  }

  private ExitCode remote(String url, SimulationOptions options, Optional<Integer> count)
      throws IOException, InterruptedException {
    for (String local : List.of("--port", "--state", "--no-serve")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(local)) {
        throw new UsageException(
            local + " is for a service started here; with --server leave it out");
      }
    }
    try (RemoteService service = RemoteService.at(url)) {
      Registry served = only(service.registry(), "the service at " + service.address());
      if (!service.simulated()) {
        throw new RefusedException(
            "the service at "
                + service.address()
                + " is one of real devices, whose reports must not be mixed with simulated ones;"
                + " start another with sotto serve --simulated");
      }
      Optional<Metric> local =
          registry == null
              ? Optional.empty()
              : Optional.of(
                  only(Registries.read(registry, err()), registry.toString()).metrics().getFirst());
      return new RemoteSimulation(
              service,
              served,
              local,
              population(count),
              options,
              terminal(),
              spec.commandLine().getOut(),
              err())
          .run();
    }
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
  private Registry only(Registry all, String where) {
    Metric wanted =
        all.metrics().stream()
            .filter(candidate -> candidate.name().text().equals(metric))
            .findFirst()
            .orElseThrow(() ->
                new RefusedException(
                    String.format(
                        Locale.ROOT,
                        "%s has no metric \"%s\"; name one of %s with --metric",
                        where,
                        metric,
                        all.metrics().stream()
                            .map(Metric::name)
                            .map(MetricName::text)
                            .collect(Collectors.joining(", ")))));
    return Registry.of(all.caps(), all.debug(), List.of(wanted));
  }
}

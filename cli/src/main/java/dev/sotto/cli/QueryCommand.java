package dev.sotto.cli;

import dev.sotto.query.MetricResult;
import dev.sotto.query.Query;
import dev.sotto.query.ResultJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `query`: what a state directory has to say.
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the reports in a state directory add up to, for each metric: the estimates of the"
          + " latest window, or of all of them.",
      "A running service holds its directory; ask it at its /api/metrics instead."
    },
    footer = {
      "",
      "Examples:",
      "  sotto query --state state",
      "  sotto query --state state --metric crashed-today --all-windows --json",
      "",
      "Exit codes:",
      "  0  done",
      "  1  failed: the message says why",
      "  2  the command line was not understood",
      "  3  refused: no state, in use, or no such metric; the message says why"
    })
final class QueryCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "directory that serve, demo or simulate kept with --state")
  private Path state = Path.of("state");

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "only this metric (default: every metric)")
  private @Nullable String metric;

  @Option(
      names = "--all-windows",
      description = "every window, the latest first (default: the latest)")
  private boolean allWindows;

  @Option(
      names = "--json",
      description = "print JSON, as the service does at /api/metrics/NAME (default: tables)")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServiceState.requireState(state);
    try (ServiceState opened =
        ServiceState.open(state, Optional.empty(), ServiceState.isSimulated(state))) {
      opened.awaitCounted(PATIENCE);
      Query query = new Query(opened.releases());
      List<MetricResult> results =
          wanted(allWindows ? query.everyWindow() : query.overview().metrics());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(new ResultJson().results(results));
      } else {
        ReleaseReport report = new ReleaseReport(out);
        results.forEach(report::print);
      }
      out.flush();
    }
    return ExitCode.DONE.code();
  }

  private List<MetricResult> wanted(List<MetricResult> all) {
    List<MetricResult> wanted =
        all.stream()
            .filter(result -> metric == null || result.metric().name().text().equals(metric))
            .toList();
    if (wanted.isEmpty()) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%s has no metric \"%s\"; name one of %s with --metric, or leave it out for all",
              state,
              metric,
              all.stream()
                  .map(known -> known.metric().name().text())
                  .distinct()
                  .collect(Collectors.joining(", "))));
    }
    return wanted;
  }
}

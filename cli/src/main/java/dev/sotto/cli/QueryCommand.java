package dev.sotto.cli;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.ReleaseView;
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

  @Option(names = "--json", description = "print JSON (default: tables)")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServiceState.requireState(state);
    try (ServiceState opened =
        ServiceState.open(state, Optional.empty(), ServiceState.isSimulated(state))) {
      opened.awaitCounted(PATIENCE);
      PrintWriter out = spec.commandLine().getOut();
      ReleaseView view = opened.releases().now();
      List<MetricDefinition> wanted = wanted(view);
      if (json) {
        ReleaseJson.print(view, wanted, definition -> windows(view, definition), out);
      } else {
        print(view, wanted, out);
      }
      out.flush();
    }
    return ExitCode.DONE.code();
  }

  private List<MetricDefinition> wanted(ReleaseView view) {
    List<MetricDefinition> wanted =
        view.metrics().stream()
            .filter(candidate -> metric == null || candidate.name().text().equals(metric))
            .toList();
    if (wanted.isEmpty()) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%s has no metric \"%s\"; name one of %s with --metric, or leave it out for all",
              state,
              metric,
              view.metrics().stream()
                  .map(known -> known.name().text())
                  .collect(Collectors.joining(", "))));
    }
    return wanted;
  }

  private void print(ReleaseView view, List<MetricDefinition> wanted, PrintWriter out) {
    ReleaseReport report = new ReleaseReport(out);
    for (MetricDefinition definition : wanted) {
      List<WindowNumber> windows = windows(view, definition);
      if (windows.isEmpty()) {
        out.println();
        out.println(definition.name() + ": no reports yet");
      }
      windows.forEach(window -> report.print(view.release(definition, window)));
    }
  }

  private List<WindowNumber> windows(ReleaseView view, MetricDefinition definition) {
    List<WindowNumber> windows = view.windows(definition);
    return allWindows || windows.isEmpty() ? windows : windows.subList(0, 1);
  }
}

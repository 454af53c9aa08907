package dev.sotto.cli;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.ReleaseView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "Shows what a state directory has to say of each metric: the latest window, or all of them.",
      "The directory must not be in use by a running service; ask that one at /api/metrics instead."
    },
    footer = {
      "",
      "Examples: sotto query --state state",
      "          sotto query --state state --metric crashed-today --all-windows --json",
      "Exit codes: 0 done, 1 failed, 2 usage."
    })
final class QueryCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "directory of a service's state")
  private Path state = Path.of("state");

  @Option(names = "--metric", paramLabel = "NAME", description = "only this metric")
  private @Nullable String metric;

  @Option(names = "--all-windows", description = "every window instead of the latest")
  private boolean allWindows;

  @Option(names = "--json", description = "print JSON, as the service's API does")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(state)) {
      throw new RefusedException(state + " is no directory; a service's state was asked for");
    }
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
      throw new RefusedException(state + " knows no metric " + (metric == null ? "" : metric));
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

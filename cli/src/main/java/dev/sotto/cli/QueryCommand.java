package dev.sotto.cli;

import dev.sotto.metric.Metric;
import dev.sotto.node.StoredState;
import dev.sotto.query.MetricResult;
import dev.sotto.query.Query;
import dev.sotto.query.ResultJson;
import dev.sotto.release.ReleaseView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `query`: what a state directory has to say.
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the reports in a state directory add up to, for each metric: the estimates of the"
          + " latest window, or of all of them. On a terminal each interval is drawn beside its"
          + " numbers.",
      "Nothing in the directory is changed, and a service may be running on it: what is shown is of"
          + " the moment of reading."
    },
    footer = {
      "",
      "Examples:",
      "  sotto query --state state",
      "  sotto query --state state --metric crashed-today --all-windows --plot",
      "  sotto query --state state --all-windows --segments --csv > results.csv",
      "",
      "Exit codes:",
      "  0  done",
      "  1  failed: the message says why",
      "  2  the command line was not understood",
      "  3  refused: no state, or no such metric; the message says why"
    })
final class QueryCommand implements Callable<Integer> {
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
      names = "--segments",
      description = "each segment by itself too (default: all devices together)")
  private boolean segments;

  @Option(
      names = "--plot",
      description =
          "draw intervals, and a strip over the windows if there are several (default: on a"
              + " terminal)")
  private boolean plot;

  @ArgGroup private Format format = new Format();

  @ParentCommand private @Nullable Main main;

  /// How results are printed.
  static final class Format {
    @Option(
        names = "--json",
        description = "print JSON, as the service does at /api/metrics/NAME (default: tables)")
    private boolean json;

    @Option(
        names = "--csv",
        description = "print CSV, RFC 4180: a row a value and window (default: tables)")
    private boolean csv;
  }

  @Override
  public Integer call() throws IOException {
    StoredState stored = StoredState.read(state, InstantSource.system());
    Query query = new Query(stored.releases());
    List<MetricResult> results =
        wanted(allWindows ? query.everyWindow() : query.overview().metrics());
    print(segments ? withSegments(results, stored.releases().now()) : results);
    return ExitCode.DONE.code();
  }

  private void print(List<MetricResult> results) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (format.json) {
      out.println(new ResultJson().results(results));
    } else if (format.csv) {
      ReleaseCsv.print(results, out);
    } else {
      Terminal terminal = Objects.requireNonNull(main, "main").terminal();
      boolean plotted = plot || terminal.interactive();
      ReleaseReport report = new ReleaseReport(out, terminal, plotted);
      results.forEach(report::print);
      if (plotted) {
        new SeriesReport(out, terminal).print(results);
      }
    }
    out.flush();
  }

  /// Each result, and after it those of its segments.
  private static List<MetricResult> withSegments(List<MetricResult> results, ReleaseView view) {
    List<MetricResult> all = new ArrayList<>();
    for (MetricResult result : results) {
      all.add(result);
      Metric metric = result.metric();
      int count = metric.segments().count();
      result
          .release()
          .filter(_ -> count > 1)
          .map(release -> release.heading().window())
          .ifPresent(window ->
              IntStream.range(0, count)
                  .mapToObj(segment -> view.release(metric, window, segment))
                  .forEach(release -> all.add(new MetricResult(metric, Optional.of(release)))));
    }
    return all;
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

package dev.sotto.cli;

import dev.sotto.metric.DefinitionId;
import dev.sotto.query.MetricResult;
import dev.sotto.release.Release;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Prints how estimates moved from window to window, a strip a value.
///
/// @param out      where to
/// @param terminal what can be shown there
record SeriesReport(PrintWriter out, Terminal terminal) {
  private record Series(DefinitionId definition, String segment) {}

  /// Prints a series for each definition and segment with at least two windows of which something is published.
  void print(List<MetricResult> results) {
    Map<Series, List<Release>> series = new LinkedHashMap<>();
    results.stream()
        .flatMap(result -> result.release().stream())
        .forEach(release ->
            series
                .computeIfAbsent(
                    new Series(release.heading().metric().id(), release.heading().segment()),
                    ignored -> new ArrayList<>())
                .add(release));
    for (List<Release> windows : series.values()) {
      windows.sort(Comparator.comparing(release -> release.heading().window()));
      if (published(windows).count() > 1) {
        printSeries(windows);
      }
    }
  }

  private static Stream<Release.Published> published(List<Release> windows) {
    return windows.stream()
        .filter(Release.Published.class::isInstance)
        .map(Release.Published.class::cast);
  }

  private void printSeries(List<Release> windows) {
    Release first = windows.getFirst();
    String segment = first.heading().segment();
    out.printf(
        "%n%s%s · %d windows with reports, the first from %s, the last to %s%n",
        terminal.bold(first.heading().metric().name().text()),
        segment.equals("all") ? "" : " · " + segment,
        windows.size(),
        first.heading().from(),
        windows.getLast().heading().to());
    List<Map<String, Line>> lines = windows.stream().map(SeriesReport::lines).toList();
    Map<String, Line> values = new LinkedHashMap<>();
    lines.forEach(window -> window.forEach(values::putIfAbsent));
    Table table = new Table().row("value", "first", "last", "lowest", "highest", "by window");
    values.forEach((value, line) ->
        row(table, line, lines.stream().map(window -> estimate(window, value)).toList()));
    table.print(out);
    out.println(
        "  A strip runs from 0 to the highest of its row; ? is a window that says nothing of it.");
  }

  /// By value; none if the window is withheld.
  private static Map<String, Line> lines(Release window) {
    Map<String, Line> lines = new LinkedHashMap<>();
    if (window instanceof Release.Published published) {
      Line.of(published.numbers()).forEach(line -> lines.put(line.value(), line));
    }
    return lines;
  }

  private static OptionalDouble estimate(Map<String, Line> window, String value) {
    Line line = window.get(value);
    return line == null ? OptionalDouble.empty() : OptionalDouble.of(line.estimate());
  }

  private void row(Table table, Line line, List<OptionalDouble> series) {
    double[] known =
        series.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    double lowest = Arrays.stream(known).min().orElse(0);
    double highest = Arrays.stream(known).max().orElse(1);
    double from = line.isShare() ? 0 : Math.min(0, lowest);
    Plot plot =
        new Plot(terminal.unicode(), from, Math.max(highest, from + 1e-9), Terminal.MOST_COLUMNS);
    table.row(
        line.value(),
        Shown.number(known[0], line.unit()),
        Shown.number(known[known.length - 1], line.unit()),
        Shown.number(lowest, line.unit()),
        Shown.number(highest, line.unit()),
        plot.strip(series));
  }
}

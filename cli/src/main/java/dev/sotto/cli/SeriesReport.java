package dev.sotto.cli;

import dev.sotto.metric.DefinitionId;
import dev.sotto.query.MetricResult;
import dev.sotto.release.Cell;
import dev.sotto.release.Release;
import java.io.PrintWriter;
import java.util.ArrayList;
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
                    new Series(release.heading().definition(), release.heading().segment()),
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
    Table table = new Table().row("value", "first", "last", "lowest", "highest", "share by window");
    List<String> values = first.heading().metric().domain();
    for (int value = 0; value < values.size(); value++) {
      int index = value;
      List<Double> shares =
          published(windows).map(window -> window.cells().get(index)).map(Cell::estimate).toList();
      double highest = shares.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      table.row(
          values.get(value),
          Shown.percent(shares.getFirst()),
          Shown.percent(shares.getLast()),
          Shown.percent(shares.stream().mapToDouble(Double::doubleValue).min().orElse(0)),
          Shown.percent(highest),
          strip(windows, value, highest));
    }
    table.print(out);
    out.println("  A strip runs from 0 to the highest of its row; ? is a window that is withheld.");
  }

  private String strip(List<Release> windows, int value, double highest) {
    List<OptionalDouble> shares =
        windows.stream()
            .map(window ->
                switch (window) {
                  case Release.Withheld _ -> OptionalDouble.empty();
                  case Release.Published published ->
                      OptionalDouble.of(published.cells().get(value).estimate());
                })
            .toList();
    return new Plot(terminal.unicode(), 0, Math.max(highest, Double.MIN_NORMAL)).strip(shares);
  }
}

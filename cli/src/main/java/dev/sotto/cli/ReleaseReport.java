package dev.sotto.cli;

import dev.sotto.query.MetricResult;
import dev.sotto.release.Cell;
import dev.sotto.release.Heading;
import dev.sotto.release.Release;
import java.io.PrintWriter;
import java.util.List;

/// Prints releases as they come from a service, where no truth is known.
///
/// @param out      where to
/// @param terminal what can be shown there
/// @param plotted  whether intervals are drawn beside their numbers
record ReleaseReport(PrintWriter out, Terminal terminal, boolean plotted) {
  void print(MetricResult result) {
    result
        .release()
        .ifPresentOrElse(
            this::print,
            () ->
                out.printf("%n%s: no reports yet%n", terminal.bold(result.metric().name().text())));
  }

  private void print(Release release) {
    Heading heading = release.heading();
    out.printf(
        "%n%s (%s)%s%s%n",
        terminal.bold(heading.metric().name().text()),
        heading.metric().kind(),
        heading.segment().equals("all") ? "" : " · " + heading.segment(),
        heading.simulated() ? " · simulated devices" : "");
    out.println("  " + heading.metric().terms().description());
    out.println("  " + Shown.cost(heading));
    out.printf(
        "  window %s to %s · %s%n",
        heading.from(),
        heading.to(),
        heading.stillCounted()
            ? "reports are counted until " + heading.countedUntil()
            : "complete");
    switch (release) {
      case Release.Withheld withheld -> out.println("  withheld: " + withheld.reason());
      case Release.Published published -> {
        table(published.cells()).print(out);
        out.printf("  %s reports%n", Shown.count(published.reports()));
      }
    }
  }

  private Table table(List<Cell> cells) {
    double highest = cells.stream().mapToDouble(Cell::high).max().orElse(1);
    Plot plot = Plot.ofShares(terminal.unicode(), highest);
    Table table = new Table();
    row(table, "value", "estimate", "95 % interval", plot.axis());
    for (Cell cell : cells) {
      row(
          table,
          cell.value(),
          Shown.percent(cell.estimate()),
          Shown.interval(cell),
          plot.interval(cell.low(), cell.estimate(), cell.high()));
    }
    return table;
  }

  private void row(Table table, String value, String estimate, String interval, String drawn) {
    if (plotted) {
      table.row(value, estimate, interval, drawn);
    } else {
      table.row(value, estimate, interval);
    }
  }
}

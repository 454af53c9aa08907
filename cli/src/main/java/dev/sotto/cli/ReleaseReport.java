package dev.sotto.cli;

import dev.sotto.query.MetricResult;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
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
        table(published.numbers()).print(out);
        out.printf("  %s reports%n", Shown.count(published.reports()));
      }
    }
  }

  private Table table(Numbers numbers) {
    List<Line> lines = Line.of(numbers);
    Plot plot = axis(numbers, lines);
    String unit = numbers instanceof Numbers.Mean mean ? mean.unit() : "";
    Table table = new Table();
    row(table, "value", "estimate", "95 % interval", plot.axis(unit));
    for (Line line : lines) {
      row(
          table,
          line.value(),
          Shown.number(line.estimate(), line.unit()),
          Shown.interval(line),
          line.unit().equals(unit) // quantiles stand below shares and have no axis
              ? plot.interval(line.low(), line.estimate(), line.high())
              : "");
    }
    return table;
  }

  private Plot axis(Numbers numbers, List<Line> lines) {
    return switch (numbers) {
      case Numbers.Mean mean -> new Plot(terminal.unicode(), mean.least(), mean.most());
      case Numbers.Shares _, Numbers.Top _, Numbers.Distribution _ ->
          Plot.ofShares(
              terminal.unicode(),
              lines.stream().filter(Line::isShare).mapToDouble(Line::high).max().orElse(1));
    };
  }

  private void row(Table table, String value, String estimate, String interval, String drawn) {
    if (plotted) {
      table.row(value, estimate, interval, drawn);
    } else {
      table.row(value, estimate, interval);
    }
  }
}

package dev.sotto.cli;

import dev.sotto.query.MetricResult;
import dev.sotto.release.Heading;
import dev.sotto.release.Release;
import java.io.PrintWriter;

/// Prints releases as they come from a service, where no truth is known.
final class ReleaseReport {
  private final PrintWriter out;

  ReleaseReport(PrintWriter out) {
    this.out = out;
  }

  void print(MetricResult result) {
    result
        .release()
        .ifPresentOrElse(
            this::print, () -> out.printf("%n%s: no reports yet%n", result.metric().name()));
  }

  private void print(Release release) {
    Heading heading = release.heading();
    out.printf(
        "%n%s (%s)%s%n",
        heading.metric().name(),
        heading.metric().kind(),
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
        Table table = new Table().row("value", "estimate", "95 % interval");
        for (Line line : Line.of(published.numbers())) {
          table.row(line.value(), Shown.number(line.estimate(), line.unit()), Shown.interval(line));
        }
        table.print(out);
        out.printf("  %s reports%n", Shown.count(published.reports()));
      }
    }
  }
}

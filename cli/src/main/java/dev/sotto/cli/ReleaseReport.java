package dev.sotto.cli;

import dev.sotto.query.MetricResult;
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
        heading.metric().definition().kind(),
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
        new NumbersTable(terminal, plotted, published.numbers(), List.of()).print(out);
        Shown.total(published).ifPresent(total -> out.println("  " + total));
        out.printf("  %s reports%n", Shown.count(published.reports()));
      }
    }
  }
}

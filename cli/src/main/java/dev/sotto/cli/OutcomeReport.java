package dev.sotto.cli;

import dev.sotto.fleet.FleetResult;
import dev.sotto.release.Release;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// Prints an [Outcome]: per metric a table of truth and estimate, then what it adds up to.
final class OutcomeReport {
  private final PrintWriter out;
  private final Terminal terminal;

  OutcomeReport(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(Outcome outcome) {
    outcome.metrics().forEach(this::print);
    out.println();
    if (outcome.cells() > 0) {
      out.println(NumbersTable.legend(terminal));
    }
    FleetResult fleet = outcome.fleet();
    out.printf(
        Locale.ROOT,
        "%d of %d numbers have the truth within their 95 %% interval; of %d expect %d misses,"
            + " there are %d.%n",
        outcome.covered(),
        outcome.cells(),
        outcome.cells(),
        outcome.expectedMisses(),
        outcome.cells() - outcome.covered());
    out.printf(
        "devices %s · acknowledged %s · counted %s · not consenting %s · unanswered %s%n",
        Shown.count(fleet.devices()),
        Shown.count(fleet.acknowledged()),
        Shown.count(outcome.counted()),
        Shown.count(fleet.silent()),
        Shown.count(fleet.unacknowledged()));
    out.printf(
        "One upload per device and window carried all its reports. Connections were pooled; no"
            + " request was shared between devices.%n");
    out.printf(
        "%s devices kept their state in files, in a process killed %d times with SIGKILL and opened"
            + " again.%n",
        Shown.count(fleet.fileDevices()), fleet.kills());
    out.printf(
        "The devices are simulated; seed %d gives the same truth and the same estimates.%n",
        outcome.seed());
    out.flush();
  }

  private void print(Comparison metric) {
    out.printf("%n%s (%s)%n", metric.metric().name(), metric.metric().definition().kind());
    out.println("  " + metric.metric().terms().description());
    out.println("  " + Shown.cost(metric.release().heading()));
    switch (metric.release()) {
      case Release.Withheld withheld -> out.println("  withheld: " + withheld.reason());
      case Release.Published published -> {
        List<Double> truths = metric.compared().stream().map(Compared::truth).toList();
        new NumbersTable(terminal, true, published.numbers(), truths).print(out);
        Shown.total(published)
            .ifPresent(total ->
                out.printf(
                    "  %s, truth %s%n",
                    total, Shown.total(truths.getFirst(), published.reports())));
        out.printf(
            "  %s reports · clipped or no value of the domain %s · not reporting %s of the"
                + " devices%n",
            Shown.count(published.reports()),
            Shown.percent(metric.clipped()),
            Shown.percent(1 - metric.reporting()));
      }
    }
  }
}

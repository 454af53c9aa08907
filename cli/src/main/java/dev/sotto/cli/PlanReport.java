package dev.sotto.cli;

import dev.sotto.metric.Caps;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.planner.Plan;
import dev.sotto.planner.Precision;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints plans for people: a table a metric.
///
/// @param out     where to
/// @param caps    of the registry
/// @param devices that were given
/// @param want    that was given
record PlanReport(PrintWriter out, Caps caps, Optional<Long> devices, Optional<Want> want) {
  void print(List<Plan> plans) {
    plans.forEach(this::print);
    if (devices.isPresent()) {
      out.printf(
          "%nA standard error is the noise's alone. The smallest visible effect is the difference"
              + " between two windows or%ngroups of that many reports each that a two-sided test at"
              + " 5 %% sees with probability 80 %%.%n");
    }
  }

  private void print(Plan plan) {
    MetricDefinition metric = plan.metric();
    out.printf(
        "%n%s (%s) · ε %s a report · %s · window %s%n",
        metric.name(),
        metric.kind(),
        metric.terms().epsilon(),
        Shown.mechanism(metric),
        Shown.window(metric));
    if (!plan.groups().isEmpty()) {
      Table table =
          new Table()
              .row(
                  "reports of",
                  "reports",
                  "quantity",
                  "standard error",
                  "95 % interval",
                  "smallest visible effect");
      for (Plan.Group group : plan.groups()) {
        row(table, metric, group);
      }
      table.print(out);
    }
    plan.wanted().ifPresent(wanted -> print(metric, wanted));
  }

  private static void row(Table table, MetricDefinition metric, Plan.Group group) {
    int cohort = metric.terms().minimumCohort();
    if (group.reports() < cohort) {
      table.row(
          group.name(),
          Shown.count(group.reports()),
          "withheld: fewer than the minimum cohort " + cohort);
      return;
    }
    String name = group.name();
    String reports = Shown.count(group.reports());
    for (Precision one : Precision.of(metric)) {
      table.row(
          name,
          reports,
          one.quantity(),
          quantity(one, one.standardError(group.reports())),
          "± " + quantity(one, one.halfWidth(group.reports())),
          quantity(one, one.smallestEffect(group.reports())));
      name = "";
      reports = "";
    }
  }

  private static String quantity(Precision precision, double value) {
    return precision
        .unit()
        .map(unit -> String.format(Locale.ROOT, "%.2f %s", value, unit))
        .orElseGet(() -> Shown.percent(value));
  }

  private void print(MetricDefinition metric, Plan.Wanted wanted) {
    String asked = want.map(Want::text).orElseThrow();
    out.printf(
        "  --want %s takes %s devices in a window at the declared ε %s%n",
        asked,
        wanted.devices().map(Shown::count).orElse("more than 10¹⁸"),
        metric.terms().epsilon());
    if (devices.isEmpty()) {
      return;
    }
    String given = Shown.count(devices.get());
    wanted
        .epsilon()
        .ifPresentOrElse(
            epsilon ->
                out.printf(
                    "  with %s devices it takes ε %s a report%s%n",
                    given,
                    epsilon,
                    epsilon.compareTo(caps.perReport()) > 0
                        ? ", over the cap epsilon-per-report " + caps.perReport()
                        : ""),
            () -> out.printf("  with %s devices no ε is enough; it takes more devices%n", given));
  }
}

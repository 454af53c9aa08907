package dev.sotto.cli;

import dev.sotto.fleet.DailyFleet;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.release.Change;
import dev.sotto.release.Changes;
import dev.sotto.release.Release;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// Prints a [StoryOutcome]: the days of the model that the release changed, what the detector said, how often the
/// intervals held the truth, and what it cost.
final class StoryReport {
  private static final int YES = 1;
  private static final double EXPECTED_MISSES = 0.05;
  private static final String WITHHELD = "–";

  private final PrintWriter out;
  private final Terminal terminal;

  StoryReport(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(StoryOutcome outcome) {
    Metric metric = outcome.changes().getFirst().metric();
    List<StoryOutcome.DayCell> before = days(outcome, metric, DailyFleet.UNCHANGED);
    List<StoryOutcome.DayCell> after = days(outcome, metric, DailyFleet.CHANGED);
    out.printf(
        "%n%s (%s), model %s%n",
        metric.name(), metric.definition().kind(), DailyFleet.CHANGED.get("model"));
    out.println("  " + metric.terms().description());
    out.println("  " + Shown.cost(before.getFirst().release().heading()));
    printDays(outcome, before, after);
    printStrips(before, after);
    printFound(outcome);
    printSums(outcome);
    out.flush();
  }

  private static List<StoryOutcome.DayCell> days(
      StoryOutcome outcome, Metric metric, Map<String, String> segments) {
    int segment = metric.segments().indexOf(segments);
    return outcome.cells().stream()
        .filter(cell -> cell.segment() == segment && cell.metric().equals(metric))
        .toList();
  }

  private void printDays(
      StoryOutcome outcome, List<StoryOutcome.DayCell> before, List<StoryOutcome.DayCell> after) {
    Table table =
        new Table()
            .row(
                "day",
                "2.0: truth",
                "estimate",
                "2.1: truth",
                "estimate",
                "95 % interval",
                "covered");
    for (int day = 0; day < before.size(); day++) {
      StoryOutcome.DayCell old = before.get(day);
      StoryOutcome.DayCell fresh = after.get(day);
      table.row(
          String.format(Locale.ROOT, "%2d %s", day + 1, Shown.date(outcome.options().start(day))),
          truth(old),
          estimate(old),
          truth(fresh),
          estimate(fresh),
          interval(fresh),
          covered(fresh));
    }
    table.print(out);
  }

  private static String truth(StoryOutcome.DayCell cell) {
    return cell.release() instanceof Release.Published ? Shown.percent(cell.share(YES)) : WITHHELD;
  }

  private static String estimate(StoryOutcome.DayCell cell) {
    return cell.release() instanceof Release.Published published
        ? Shown.percent(published.cells().get(YES).estimate())
        : WITHHELD;
  }

  private static String interval(StoryOutcome.DayCell cell) {
    return cell.release() instanceof Release.Published published
        ? Shown.interval(Line.of(published.numbers()).get(YES))
        : WITHHELD;
  }

  private static String covered(StoryOutcome.DayCell cell) {
    if (cell.release() instanceof Release.Published published) {
      return cell.covers(published, YES) ? "yes" : "no";
    }
    return WITHHELD;
  }

  private void printStrips(List<StoryOutcome.DayCell> before, List<StoryOutcome.DayCell> after) {
    List<OptionalDouble> old = estimates(before);
    List<OptionalDouble> fresh = estimates(after);
    List<OptionalDouble> all = new ArrayList<>(old);
    all.addAll(fresh);
    double most =
        all.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max()
            .orElse(1);
    double scale = Math.max(most, 0.01);
    Plot plot = new Plot(terminal.unicode(), 0, scale, Terminal.MOST_COLUMNS);
    out.printf(
        "%n  2.0  %s   estimates by day, scale 0 to %s%n", plot.strip(old), Shown.percent(scale));
    out.printf(
        "  2.1  %s   ?: withheld, fewer than %d reports%n",
        plot.strip(fresh), before.getFirst().metric().terms().minimumCohort());
  }

  private static List<OptionalDouble> estimates(List<StoryOutcome.DayCell> days) {
    List<OptionalDouble> estimates = new ArrayList<>();
    for (StoryOutcome.DayCell cell : days) {
      estimates.add(
          cell.release() instanceof Release.Published published
              ? OptionalDouble.of(published.cells().get(YES).estimate())
              : OptionalDouble.empty());
    }
    return estimates;
  }

  private void printFound(StoryOutcome outcome) {
    out.println();
    if (outcome.found().isEmpty()) {
      out.println("The change detector found nothing.");
    }
    for (StoryOutcome.Found found : outcome.found()) {
      Change change = found.change();
      out.printf(
          Locale.ROOT,
          "Change found: %s, \"%s\" in %s differs by %+.1f points from the release before%n",
          found.metric().name(),
          change.value(),
          change.devices(),
          100 * change.difference());
      out.printf(
          Locale.ROOT,
          "  by the reports of day %d, window %d of those since both could be shown (day %d): %.1f"
              + " standard errors, %.1f are the limit%n",
          day(outcome, found, change.window().value()),
          change.windowsNeeded(),
          day(outcome, found, change.firstCompared().value()),
          Math.abs(change.deviations()),
          change.limit());
    }
    for (Changes changes : outcome.changes()) {
      out.printf(
          Locale.ROOT,
          "False alarms in %s: at most %.0f %% over all %d comparisons and all days together.%n",
          changes.metric().name(),
          100 * changes.falseAlarm(),
          changes.comparisons());
    }
  }

  /// The number of a window among the days, 1 for the first.
  private static long day(StoryOutcome outcome, StoryOutcome.Found found, long window) {
    return window - found.metric().schedule().windowAt(outcome.options().first()).value() + 1;
  }

  private void printSums(StoryOutcome outcome) {
    long misses = outcome.shares() - outcome.covered();
    out.printf(
        Locale.ROOT,
        "%s of %s shares over all segments and days have the truth within their 95 %% interval;"
            + " expect %s misses, there are %s.%n",
        Shown.count(outcome.covered()),
        Shown.count(outcome.shares()),
        Shown.count(Math.round(EXPECTED_MISSES * outcome.shares())),
        Shown.count(misses));
    out.printf(
        "devices %s over all days · reports acknowledged %s · counted %s · mornings unanswered"
            + " %s%n",
        Shown.count(outcome.devices()),
        Shown.count(outcome.acknowledged()),
        Shown.count(outcome.counted()),
        Shown.count(outcome.unanswered()));
    Epsilon cap = outcome.options().registry().caps().perLife();
    for (Metric metric : outcome.options().registry().metrics()) {
      MetricName name = metric.name();
      out.printf(
          "ε of %s: %s a report and day · %s spent over the life of a device so far, at most · %s"
              + " is the cap, then it is silent for good%n",
          name,
          metric.terms().epsilon(),
          outcome.mostSpent().getOrDefault(name, Epsilon.ZERO),
          cap);
    }
    out.printf(
        "The devices are simulated and so is the time; seed %d gives the same truth and the same"
            + " estimates.%n",
        outcome.options().seed());
  }
}

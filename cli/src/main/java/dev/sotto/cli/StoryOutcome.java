package dev.sotto.cli;

import dev.sotto.fleet.DailyOptions;
import dev.sotto.fleet.Rollout;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.release.Cell;
import dev.sotto.release.Change;
import dev.sotto.release.Changes;
import dev.sotto.release.Release;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What a story came to.
///
/// @param options      of the fleet
/// @param rollout      how release 2.1 reached it
/// @param devices      how many there were over all days
/// @param acknowledged reports the devices were told are counted
/// @param unanswered   mornings on which a device was not told so
/// @param gaveUp       whether the devices stopped trying before the last day, since nothing was acknowledged
/// @param counted      reports the service counted
/// @param cells        every metric, day and segment
/// @param changes      what the detector says at the end, by metric
/// @param found        what it said first, and when
/// @param mostSpent    the most that a device still there spent on each metric
record StoryOutcome(
    DailyOptions options,
    Rollout rollout,
    int devices,
    long acknowledged,
    long unanswered,
    boolean gaveUp,
    long counted,
    List<DayCell> cells,
    List<Changes> changes,
    List<Found> found,
    SortedMap<MetricName, Epsilon> mostSpent) {
  StoryOutcome {
    cells = List.copyOf(cells);
    changes = List.copyOf(changes);
    found = List.copyOf(found);
    mostSpent = Collections.unmodifiableSortedMap(new TreeMap<>(mostSpent));
  }

  /// One metric in one segment on one day.
  ///
  /// @param day     0 for the first
  /// @param segment its index
  /// @param release what the service says
  /// @param truth   devices with each value of the domain
  record DayCell(int day, int segment, Release release, List<Long> truth) {
    DayCell {
      truth = List.copyOf(truth);
    }

    Metric metric() {
      return release.heading().metric();
    }

    long reports() {
      return truth.stream().mapToLong(Long::longValue).sum();
    }

    /// True share of a value; 0 if there is no report.
    double share(int value) {
      return (double) truth.get(value) / Math.max(1, reports());
    }

    /// The values that are not told by the others: of two shares the one is what the other leaves.
    List<Integer> values() {
      int first = truth.size() == 2 ? 1 : 0;
      return IntStream.range(first, truth.size()).boxed().toList();
    }

    /// Whether the truth lies within the interval of `value`, given `published`.
    boolean covers(Release.Published published, int value) {
      Cell cell = published.cells().get(value);
      return cell.low() <= share(value) && share(value) <= cell.high();
    }

    /// Whether the service counted those that were acknowledged, as far as it says how many it counted.
    boolean exact() {
      return !(release instanceof Release.Published published) || published.reports() == reports();
    }
  }

  /// A change as it was first said.
  ///
  /// @param metric of which
  /// @param change what was said
  /// @param day    on which day, 0 for the first
  record Found(Metric metric, Change change, int day) {
    boolean isOf(Metric other, Change another) {
      return metric.equals(other)
          && change.value().equals(another.value())
          && change.after() == another.after();
    }
  }

  /// Whether every report was answered and counted once, in its own cell.
  boolean complete() {
    return unanswered == 0 && counted == acknowledged && cells.stream().allMatch(DayCell::exact);
  }

  /// How many shares are shown over all cells and days.
  long shares() {
    return cells.stream()
        .filter(cell -> cell.release() instanceof Release.Published)
        .mapToLong(cell -> cell.values().size())
        .sum();
  }

  /// Of how many of them the truth lies within the interval.
  long covered() {
    return cells.stream()
        .mapToLong(cell ->
            cell.release() instanceof Release.Published published
                ? cell.values().stream().filter(value -> cell.covers(published, value)).count()
                : 0)
        .sum();
  }
}

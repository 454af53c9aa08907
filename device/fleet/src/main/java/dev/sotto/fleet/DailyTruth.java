package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the reports that were acknowledged stood for, by metric, day and segment. Used by one thread; truths are added
/// up.
public final class DailyTruth {
  private final Map<Place, long[]> counts = new HashMap<>();
  private long reports;
  private long unanswered;

  private record Place(MetricName metric, int day, int segment) {}

  DailyTruth() {}

  void add(MetricDefinition metric, int day, int segment, int value) {
    counts
        .computeIfAbsent(
            new Place(metric.name(), day, segment), ignored -> new long[metric.domainSize()])[
        value]++;
    reports++;
  }

  void addUnanswered() {
    unanswered++;
  }

  void add(DailyTruth other) {
    reports += other.reports;
    unanswered += other.unanswered;
    other.counts.forEach((place, values) -> {
      long[] sum = counts.computeIfAbsent(place, ignored -> new long[values.length]);
      Arrays.setAll(sum, i -> sum[i] + values[i]);
    });
  }

  /// How many devices had each value of the domain in one segment on one day.
  public List<Long> counts(MetricDefinition metric, int day, int segment) {
    long[] found = counts.get(new Place(metric.name(), day, segment));
    long[] known = found == null ? new long[metric.domainSize()] : found;
    return Arrays.stream(known).boxed().toList();
  }

  /// How many reports were acknowledged.
  public long reports() {
    return reports;
  }

  /// How often a device's reports of a morning were not all acknowledged.
  public long unanswered() {
    return unanswered;
  }
}

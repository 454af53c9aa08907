package dev.sotto.fleet;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.NumericMetric;
import java.util.HashMap;
import java.util.Map;

/// Counts what became of devices and what the acknowledged ones recorded. Used by one thread; tallies are added up.
final class Tally {
  private final Map<MetricName, long[]> cells = new HashMap<>();
  private final Map<MetricName, Long> totals = new HashMap<>();
  private final Map<MetricName, Long> clipped = new HashMap<>();
  private long silent;
  private long acknowledged;
  private long unacknowledged;

  void add(
      SimulatedDevice.Fate fate,
      Iterable<MetricDefinition> metrics,
      Map<MetricName, Recorded> values) {
    switch (fate) {
      case SILENT -> silent++;
      case UNACKNOWLEDGED -> unacknowledged++;
      case ACKNOWLEDGED -> {
        acknowledged++;
        for (MetricDefinition metric : metrics) {
          Recorded recorded = values.getOrDefault(metric.name(), new Recorded.Nothing());
          Recorded.Truth truth = recorded.under(metric);
          add(metric, truth.value());
          clipped.merge(metric.name(), truth.clipped() ? 1L : 0L, Long::sum);
        }
      }
    }
  }

  private void add(MetricDefinition metric, long value) {
    if (metric instanceof NumericMetric) {
      totals.merge(metric.name(), value, Math::addExact);
    } else {
      cells.computeIfAbsent(metric.name(), name -> new long[metric.domainSize()])[(int) value]++;
    }
  }

  void add(Tally other) {
    silent += other.silent;
    acknowledged += other.acknowledged;
    unacknowledged += other.unacknowledged;
    other.clipped.forEach((name, count) -> clipped.merge(name, count, Long::sum));
    other.totals.forEach((name, sum) -> totals.merge(name, sum, Math::addExact));
    other.cells.forEach((name, counts) -> cells.merge(name, counts.clone(), Tally::sum));
  }

  private static long[] sum(long[] into, long[] counts) {
    for (int i = 0; i < into.length; i++) {
      into[i] += counts[i];
    }
    return into;
  }

  long[] cells(MetricDefinition metric) {
    long[] counts = cells.get(metric.name());
    return counts == null ? new long[metric.domainSize()] : counts.clone();
  }

  long total(MetricDefinition metric) {
    return totals.getOrDefault(metric.name(), 0L);
  }

  long clipped(MetricDefinition metric) {
    return clipped.getOrDefault(metric.name(), 0L);
  }

  long silent() {
    return silent;
  }

  long acknowledged() {
    return acknowledged;
  }

  long unacknowledged() {
    return unacknowledged;
  }
}

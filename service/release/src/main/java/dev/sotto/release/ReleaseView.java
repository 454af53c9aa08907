package dev.sotto.release;

import dev.sotto.fold.AccumulatorKey;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyCounts;
import dev.sotto.ldp.FrequencyEstimate;
import dev.sotto.ldp.FrequencyEstimator;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.FrequencySnapshot;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/// What can be released at one moment. Immutable.
public final class ReleaseView {
  private static final String ALL = "all";

  private final FoldSnapshot counts;
  private final Registry registry;
  private final Instant now;
  private final Function<FrequencyOracle, Epsilon> actualEpsilon;
  private final Map<DefinitionId, MetricDefinition> metrics = new LinkedHashMap<>();

  ReleaseView(
      FoldSnapshot counts,
      Registry registry,
      Instant now,
      Function<FrequencyOracle, Epsilon> actualEpsilon) {
    this.counts = counts;
    this.registry = registry;
    this.now = now;
    this.actualEpsilon = actualEpsilon;
    registry.metrics().forEach(metric -> metrics.put(DefinitionId.of(metric), metric));
    counts.definitions().forEach(metrics::putIfAbsent);
  }

  /// When this is of.
  public Instant at() {
    return now;
  }

  /// Whether any report counted came from a simulated device.
  public boolean simulated() {
    return counts.simulated();
  }

  /// The registry in force.
  public Registry registry() {
    return registry;
  }

  /// The definitions that can be asked for: those of the current registry in its order, then earlier ones of which
  /// there are still counts.
  public List<MetricDefinition> metrics() {
    return List.copyOf(metrics.values());
  }

  /// The windows of `metric` in which reports were counted, the latest first. That a window is among them does not
  /// say that its cohort suffices.
  public List<WindowNumber> windows(MetricDefinition metric) {
    DefinitionId id = DefinitionId.of(metric);
    TreeSet<WindowNumber> windows = new TreeSet<>();
    for (AccumulatorKey key : counts.accumulators().keySet()) {
      if (key.definition().equals(id)) {
        windows.add(key.window());
      }
    }
    return List.copyOf(windows.descendingSet());
  }

  /// The release of `window` over all segments together.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  /// @throws java.time.DateTimeException if `window` lies outside what an instant can hold
  public Release release(MetricDefinition metric, WindowNumber window) {
    DefinitionId id = requireKnown(metric);
    FrequencyCounts all = new FrequencyCounts(metric.oracle());
    for (int segment = 0; segment < metric.segments().count(); segment++) {
      FrequencySnapshot one = counts.accumulators().get(new AccumulatorKey(id, window, segment));
      if (one != null) {
        all.absorb(FrequencyCounts.of(one));
      }
    }
    return release(heading(metric, id, window, ALL), all.snapshot());
  }

  /// The release of `window` in one segment.
  ///
  /// @throws IllegalArgumentException if `metric` is not among [#metrics()]
  /// @throws IndexOutOfBoundsException if it has no such segment
  /// @throws java.time.DateTimeException if `window` lies outside what an instant can hold
  public Release release(MetricDefinition metric, WindowNumber window, int segment) {
    DefinitionId id = requireKnown(metric);
    Objects.checkIndex(segment, metric.segments().count());
    FrequencySnapshot one =
        counts
            .accumulators()
            .getOrDefault(
                new AccumulatorKey(id, window, segment),
                new FrequencyCounts(metric.oracle()).snapshot());
    return release(heading(metric, id, window, metric.segments().label(segment)), one);
  }

  private DefinitionId requireKnown(MetricDefinition metric) {
    DefinitionId id = DefinitionId.of(metric);
    if (!metrics.containsKey(id)) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" with definition "
              + id
              + " is neither in the registry nor counted");
    }
    return id;
  }

  private static Release release(Heading heading, FrequencySnapshot counts) {
    int cohort = heading.metric().terms().minimumCohort();
    if (counts.reports() < cohort) { // at least 1, so that there is something to divide by
      return new Release.Withheld(heading, cohort);
    }
    FrequencyEstimator estimator = new FrequencyEstimator(counts.oracle());
    List<String> labels = heading.metric().domain();
    List<Cell> cells = new ArrayList<>(labels.size());
    for (int value = 0; value < labels.size(); value++) {
      FrequencyEstimate estimate = estimator.estimate(counts, value);
      cells.add(
          new Cell(
              labels.get(value),
              estimate.share(),
              estimate.standardError(),
              estimate.interval().low(),
              estimate.interval().high()));
    }
    return new Release.Published(heading, counts.reports(), cells);
  }

  private Heading heading(
      MetricDefinition metric, DefinitionId id, WindowNumber window, String segment) {
    Schedule schedule = metric.schedule();
    Instant countedUntil = schedule.countedUntil(window);
    Cost cost =
        new Cost(
            actualEpsilon.apply(metric.oracle()),
            metric.terms().epsilon(),
            registry.perDeviceDay(),
            registry.caps().perLife(),
            registry.metrics().contains(metric));
    return new Heading(
        metric,
        id,
        window,
        schedule.startOf(window),
        schedule.endOf(window),
        segment,
        countedUntil,
        now.isBefore(countedUntil),
        cost,
        counts.simulated());
  }
}

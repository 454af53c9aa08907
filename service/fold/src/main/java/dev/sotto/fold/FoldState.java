package dev.sotto.fold;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.wire.MalformedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What reports add up to: one accumulator for each definition, window and segment. It counts what it is given, once a
/// call; that a report is given once is the journal's promise, whether it is counted in time the intake's.
///
/// Merging is associative and commutative, and a fresh state of real devices is its identity: see `FoldLawsTest`. The
/// state of simulated devices stays marked through every merge and every snapshot.
///
/// Not thread-safe.
public final class FoldState {
  private final Map<DefinitionId, Metric> metrics = new HashMap<>();
  private final Map<AccumulatorKey, FrequencyCounts> accumulators = new HashMap<>();
  private boolean simulated;

  /// An empty state.
  ///
  /// @param simulated whether the reports come from simulated devices
  public FoldState(boolean simulated) {
    this.simulated = simulated;
  }

  /// A state that continues from `snapshot`.
  public static FoldState of(FoldSnapshot snapshot) {
    FoldState state = new FoldState(snapshot.simulated());
    state.metrics.putAll(snapshot.metrics());
    snapshot
        .accumulators()
        .forEach((key, counts) -> state.accumulators.put(key, FrequencyCounts.of(counts)));
    return state;
  }

  /// Makes `metric` known, so that its reports can be absorbed.
  public void define(Metric metric) {
    metrics.putIfAbsent(metric.id(), metric);
  }

  /// Whether reports of `definition` can be absorbed.
  public boolean knows(DefinitionId definition) {
    return metrics.containsKey(definition);
  }

  /// Counts `report`.
  ///
  /// @throws IllegalArgumentException if its definition was not made known by [#define]
  /// @throws MalformedException if its segment or payload is not of its definition; this is then unchanged
  /// @throws ArithmeticException if its accumulator has 2⁶³ − 1 reports already
  public void absorb(Report report) {
    Metric metric = metrics.get(report.definition());
    if (metric == null) {
      throw new IllegalArgumentException(
          "definition " + report.definition() + " is not known; define it first");
    }
    MetricDefinition definition = metric.definition();
    int segments = definition.segments().count();
    if (report.segment() >= segments) {
      throw new MalformedException(
          "report names segment "
              + report.segment()
              + ", metric \""
              + definition.name()
              + "\" has "
              + segments);
    }
    AccumulatorKey key = AccumulatorKey.of(report);
    FrequencyCounts counts = accumulators.get(key);
    if (counts == null) {
      counts = new FrequencyCounts(definition.oracle());
      counts.absorb(report.payload()); // before it is kept: what is malformed leaves no trace
      accumulators.put(key, counts);
    } else {
      counts.absorb(report.payload());
    }
  }

  /// Adds all of `other`.
  ///
  /// @throws ArithmeticException if a total exceeds 2⁶³ − 1
  public void absorb(FoldState other) {
    simulated |= other.simulated;
    other.metrics.forEach(metrics::putIfAbsent);
    other.accumulators.forEach((key, counts) ->
        accumulators.computeIfAbsent(key, fresh -> empty(fresh.definition())).absorb(counts));
  }

  private FrequencyCounts empty(DefinitionId definition) {
    return new FrequencyCounts(known(definition).oracle());
  }

  /// Drops the accumulators whose definition keeps counts no longer than until `now`: `retentionDays` after the end of
  /// their window.
  ///
  /// @return how many were dropped
  public int retire(Instant now) {
    int before = accumulators.size();
    accumulators.keySet().removeIf(key -> !now.isBefore(keptUntil(key)));
    return before - accumulators.size();
  }

  /// The first instant at which [#retire(Instant)] drops something; the end of time if it never does. Looks at each
  /// accumulator.
  public Instant nextRetirement() {
    Instant next = Instant.MAX;
    for (AccumulatorKey key : accumulators.keySet()) {
      Instant end = keptUntil(key);
      next = end.isBefore(next) ? end : next;
    }
    return next;
  }

  private Instant keptUntil(AccumulatorKey key) {
    return keptUntil(known(key.definition()), key.window());
  }

  private MetricDefinition known(DefinitionId definition) {
    Metric metric = metrics.get(definition);
    if (metric == null) {
      throw new AssertionError("accumulator of unknown definition " + definition);
    }
    return metric.definition();
  }

  /// The first instant at which counts of `window` are no longer kept. Where no instant can hold it, the end of time
  /// that lies on its side.
  public static Instant keptUntil(MetricDefinition definition, WindowNumber window) {
    try {
      return definition
          .schedule()
          .endOf(window)
          .plus(Duration.ofDays(definition.terms().retentionDays()));
    } catch (ArithmeticException | DateTimeException outOfRange) {
      return window.value() < 0 ? Instant.MIN : Instant.MAX;
    }
  }

  /// The state now, with those definitions only of which there are accumulators.
  ///
  /// @param position up to where of the journal reports were absorbed, as the journal numbers it; not negative
  public FoldSnapshot snapshot(long position) {
    TreeMap<AccumulatorKey, FrequencySnapshot> counts = new TreeMap<>();
    TreeMap<DefinitionId, Metric> held = new TreeMap<>(AccumulatorKey.BY_BYTES);
    accumulators.forEach((key, accumulator) -> {
      counts.put(key, accumulator.snapshot());
      held.computeIfAbsent(key.definition(), metrics::get);
    });
    return new FoldSnapshot(position, simulated, held, counts);
  }
}

package dev.sotto.release;

import dev.sotto.fold.AccumulatorKey;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.ldp.FrequencyCounts;
import dev.sotto.ldp.FrequencySnapshot;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The numbers of one state, each computed once however often it is asked for. Only what has reports is kept, so that
/// asking for windows without any takes no memory.
///
/// Thread-safe.
final class Figures {
  private final FoldSnapshot counts;
  private final Set<FoldSnapshot> identity = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<DefinitionId, TreeSet<WindowNumber>> windows = new HashMap<>();
  private final Map<Key, Figure> figures = new ConcurrentHashMap<>();

  private final Map<Looked, Changes> changes = new ConcurrentHashMap<>();

  private record Key(DefinitionId definition, WindowNumber window, Optional<Integer> segment) {}

  /// How far a definition was looked at: the windows that had ended are the earliest ones.
  private record Looked(DefinitionId definition, int ended) {}

  /// Numbers of a window.
  ///
  /// @param reports how many were counted
  /// @param numbers what they say; none if they are fewer than the minimum cohort
  record Figure(long reports, Optional<Numbers> numbers) {}

  Figures(FoldSnapshot counts) {
    this.counts = counts;
    identity.add(counts);
    for (AccumulatorKey key : counts.accumulators().keySet()) {
      windows.computeIfAbsent(key.definition(), ignored -> new TreeSet<>()).add(key.window());
    }
  }

  FoldSnapshot counts() {
    return counts;
  }

  /// Whether these are of that very object. To compare the counts would cost more than what is saved.
  boolean isOf(FoldSnapshot state) {
    return identity.contains(state);
  }

  /// The windows with reports, the latest first.
  List<WindowNumber> windows(DefinitionId id) {
    return List.copyOf(windows.getOrDefault(id, new TreeSet<>()).descendingSet());
  }

  /// Those of them that ended by `now`, the earliest first.
  List<WindowNumber> ended(MetricDefinition metric, DefinitionId id, Instant now) {
    return windows(id).reversed().stream()
        .filter(window -> !now.isBefore(metric.schedule().endOf(window)))
        .toList();
  }

  /// What changed by the windows that ended by `now`.
  Changes changes(MetricDefinition metric, DefinitionId id, Instant now) {
    Looked looked = new Looked(id, ended(metric, id, now).size());
    return changes.computeIfAbsent(
        looked, ignored -> new ChangeDetector(Changes.FALSE_ALARM).in(metric, id, this, now));
  }

  /// @param segment all of them together if empty
  Figure of(
      MetricDefinition metric, DefinitionId id, WindowNumber window, Optional<Integer> segment) {
    Key key = new Key(id, window, segment);
    Figure known = figures.get(key);
    if (known != null) {
      return known;
    }
    FrequencySnapshot sum = sum(metric, id, window, segment);
    if (sum.reports() == 0) {
      return new Figure(0, Optional.empty());
    }
    // nothing that is withheld is computed
    Optional<Numbers> numbers =
        sum.reports() < metric.terms().minimumCohort()
            ? Optional.empty()
            : Optional.of(NumbersOf.of(metric, sum));
    Figure figure = new Figure(sum.reports(), numbers);
    figures.put(key, figure);
    return figure;
  }

  private FrequencySnapshot sum(
      MetricDefinition metric, DefinitionId id, WindowNumber window, Optional<Integer> segment) {
    FrequencyCounts sum = new FrequencyCounts(metric.oracle());
    int first = segment.orElse(0);
    int last = segment.orElse(metric.segments().count() - 1);
    for (int i = first; i <= last; i++) {
      FrequencySnapshot one = counts.accumulators().get(new AccumulatorKey(id, window, i));
      if (one != null) {
        sum.absorb(one);
      }
    }
    return sum.snapshot();
  }
}

package dev.sotto.release;

import dev.sotto.fold.AccumulatorKey;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FrequencyCounts;
import dev.sotto.fold.FrequencySnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The numbers of one state, each computed once however often it is asked for. Only what has reports is kept, so that
/// asking for windows without any takes no memory.
///
/// Thread-safe.
final class Figures {
  private final Frozen state;
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

  Figures(Frozen state) {
    this.state = state;
    for (AccumulatorKey key : counts().accumulators().keySet()) {
      windows.computeIfAbsent(key.definition(), ignored -> new TreeSet<>()).add(key.window());
    }
  }

  FoldSnapshot counts() {
    return state.counts();
  }

  /// Whether these are of the state of that number.
  boolean isOf(Frozen other) {
    return state.number() == other.number();
  }

  /// The windows with reports, the latest first.
  List<WindowNumber> windows(Metric metric) {
    return List.copyOf(windows.getOrDefault(metric.id(), new TreeSet<>()).descendingSet());
  }

  /// Those of them that ended by `now`, the earliest first.
  List<WindowNumber> ended(Metric metric, Instant now) {
    return windows(metric).reversed().stream()
        .filter(window -> !now.isBefore(metric.schedule().endOf(window)))
        .toList();
  }

  /// What changed by the windows that ended by `now`.
  Changes changes(Metric metric, Instant now) {
    Looked looked = new Looked(metric.id(), ended(metric, now).size());
    return changes.computeIfAbsent(
        looked, ignored -> new ChangeDetector(Changes.FALSE_ALARM).in(metric, this, now));
  }

  /// @param segment all of them together if empty
  Figure of(Metric metric, WindowNumber window, Optional<Integer> segment) {
    Key key = new Key(metric.id(), window, segment);
    Figure known = figures.get(key);
    if (known != null) {
      return known;
    }
    FrequencySnapshot sum = sum(metric, window, segment);
    if (sum.reports() == 0) {
      return new Figure(0, Optional.empty());
    }
    // nothing that is withheld is computed
    Optional<Numbers> numbers =
        sum.reports() < metric.terms().minimumCohort()
            ? Optional.empty()
            : Optional.of(NumbersOf.of(metric.definition(), sum));
    Figure figure = new Figure(sum.reports(), numbers);
    figures.put(key, figure);
    return figure;
  }

  private FrequencySnapshot sum(Metric metric, WindowNumber window, Optional<Integer> segment) {
    FrequencyCounts sum = new FrequencyCounts(metric.definition().oracle());
    int first = segment.orElse(0);
    int last = segment.orElse(metric.segments().count() - 1);
    for (int i = first; i <= last; i++) {
      FrequencySnapshot one =
          counts().accumulators().get(new AccumulatorKey(metric.id(), window, i));
      if (one != null) {
        sum.absorb(one);
      }
    }
    return sum.snapshot();
  }
}

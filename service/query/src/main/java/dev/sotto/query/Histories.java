package dev.sotto.query;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import dev.sotto.release.ReleaseView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Gathers a metric's windows from one view.
final class Histories {
  /// Of a definition's id, where two have the same version.
  private static final int DIGITS = 12;

  private Histories() {}

  /// The definitions of a name by what tells them apart, the current one first.
  static SequencedMap<String, Metric> definitions(ReleaseView view, MetricName name) {
    List<Metric> all =
        view.metrics().stream().filter(metric -> metric.name().equals(name)).toList();
    SequencedMap<String, Metric> definitions = new LinkedHashMap<>();
    for (Metric one : all) {
      int version = one.terms().version();
      long same = all.stream().filter(other -> other.terms().version() == version).count();
      String digits = same == 1 ? "" : "-" + one.id().toString().substring(0, DIGITS);
      definitions.put(version + digits, one);
    }
    return definitions;
  }

  static MetricHistory latest(
      ReleaseView view, Metric metric, Selection selection, int most, boolean everySegment) {
    SequencedMap<String, Metric> definitions = definitions(view, metric.name());
    List<WindowNumber> counted = view.windows(metric);
    Optional<WindowNumber> chosen = selection.window().or(() -> latestEnded(view, metric, counted));
    List<WindowNumber> shown = shown(metric, counted, chosen, most);
    int segments = everySegment ? metric.segments().count() : 1;
    return new MetricHistory(
        view.at(),
        view.simulated(),
        view.registry(),
        metric,
        version(metric, definitions),
        List.copyOf(definitions.keySet()),
        selection.segment(),
        chosen.map(window -> release(view, metric, window, selection.segment())),
        counted,
        series(view, metric, shown, selection.segment()),
        segments == 1
            ? List.of()
            : IntStream.range(0, segments)
                .mapToObj(segment -> series(view, metric, shown, Optional.of(segment)))
                .toList(),
        most > 0 ? Optional.of(view.changes(metric)) : Optional.empty());
  }

  private static String version(Metric metric, SequencedMap<String, Metric> all) {
    return all.entrySet().stream()
        .filter(one -> one.getValue().equals(metric))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(AssertionError::new);
  }

  private static Optional<WindowNumber> latestEnded(
      ReleaseView view, Metric metric, List<WindowNumber> counted) {
    return counted.stream()
        .filter(window -> !view.at().isBefore(metric.schedule().endOf(window)))
        .findFirst();
  }

  /// The earliest first. Of a large domain one window alone, since to decode it takes long.
  private static List<WindowNumber> shown(
      Metric metric, List<WindowNumber> counted, Optional<WindowNumber> chosen, int most) {
    if (metric.definition().domain().size() > Numbers.Top.LARGEST_SHOWN_WHOLE) {
      return chosen.filter(counted::contains).stream().toList();
    }
    List<WindowNumber> latest = counted.subList(0, Math.min(most, counted.size()));
    if (chosen.isPresent() && !latest.contains(chosen.get())) {
      latest =
          counted.stream()
              .filter(window -> window.compareTo(chosen.get()) <= 0)
              .limit(most)
              .toList();
    }
    return new ArrayList<>(latest).reversed();
  }

  private static List<Release> series(
      ReleaseView view, Metric metric, List<WindowNumber> windows, Optional<Integer> segment) {
    return windows.stream().map(window -> release(view, metric, window, segment)).toList();
  }

  private static Release release(
      ReleaseView view, Metric metric, WindowNumber window, Optional<Integer> segment) {
    return segment.isPresent()
        ? view.release(metric, window, segment.get())
        : view.release(metric, window);
  }
}

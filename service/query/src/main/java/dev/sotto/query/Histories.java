package dev.sotto.query;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import dev.sotto.release.ReleaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Gathers a metric's windows from one view.
final class Histories {
  private Histories() {}

  static List<MetricDefinition> definitions(ReleaseView view, MetricName name) {
    return view.metrics().stream().filter(metric -> metric.name().equals(name)).toList();
  }

  static MetricHistory latest(
      ReleaseView view,
      MetricDefinition metric,
      Selection selection,
      int most,
      boolean everySegment) {
    List<WindowNumber> counted = view.windows(metric);
    Optional<WindowNumber> chosen = selection.window().or(() -> latestEnded(view, metric, counted));
    List<WindowNumber> shown = shown(metric, counted, chosen, most);
    int segments = everySegment ? metric.segments().count() : 1;
    return new MetricHistory(
        view.at(),
        view.simulated(),
        view.registry(),
        metric,
        definitions(view, metric.name()),
        selection.segment(),
        chosen.map(window -> release(view, metric, window, selection.segment())),
        counted,
        series(view, metric, shown, selection.segment()),
        segments == 1
            ? List.of()
            : IntStream.range(0, segments)
                .mapToObj(segment -> series(view, metric, shown, Optional.of(segment)))
                .toList(),
        everySegment ? Optional.of(view.changes(metric)) : Optional.empty());
  }

  private static Optional<WindowNumber> latestEnded(
      ReleaseView view, MetricDefinition metric, List<WindowNumber> counted) {
    return counted.stream()
        .filter(window -> !view.at().isBefore(metric.schedule().endOf(window)))
        .findFirst();
  }

  /// The earliest first. Of a large domain one window alone, since to decode it takes long.
  private static List<WindowNumber> shown(
      MetricDefinition metric,
      List<WindowNumber> counted,
      Optional<WindowNumber> chosen,
      int most) {
    if (metric.domain().size() > Numbers.Top.LARGEST_SHOWN_WHOLE) {
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
      ReleaseView view,
      MetricDefinition metric,
      List<WindowNumber> windows,
      Optional<Integer> segment) {
    return windows.stream().map(window -> release(view, metric, window, segment)).toList();
  }

  private static Release release(
      ReleaseView view, MetricDefinition metric, WindowNumber window, Optional<Integer> segment) {
    return segment.isPresent()
        ? view.release(metric, window, segment.get())
        : view.release(metric, window);
  }
}

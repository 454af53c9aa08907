package dev.sotto.query;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Changes;
import dev.sotto.release.Release;
import dev.sotto.release.ReleaseView;
import dev.sotto.release.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Asks the door for results: the one way of pages, the command line and the HTTP API.
///
/// Thread-safe.
public final class Query {
  private final Releases releases;

  /// Queries what `releases` gives.
  public Query(Releases releases) {
    this.releases = Objects.requireNonNull(releases, "releases");
  }

  /// The latest result of every metric.
  public Results overview() {
    ReleaseView view = releases.now();
    return new Results(
        view.at(),
        view.simulated(),
        view.registry().debug(),
        view.registry().perDeviceDay(),
        view.registry().caps().perLife(),
        view.metrics().stream().map(metric -> result(view, metric, Selection.LATEST)).toList());
  }

  /// The results of every definition in every window of which reports were counted, the latest window first; one without
  /// a release for a definition that has no such window.
  public List<MetricResult> everyWindow() {
    ReleaseView view = releases.now();
    List<MetricResult> results = new ArrayList<>();
    for (Metric metric : view.metrics()) {
      List<WindowNumber> windows = view.windows(metric);
      if (windows.isEmpty()) {
        results.add(new MetricResult(metric, Optional.empty()));
      }
      for (WindowNumber window : windows) {
        Release release = view.release(metric, window);
        results.add(new MetricResult(metric, Optional.of(release)));
      }
    }
    return results;
  }

  /// The results of the metric of this name: one for each of its definitions, the current one first; none if there is
  /// no such metric.
  ///
  /// @throws IndexOutOfBoundsException if a definition has no such segment
  /// @throws java.time.DateTimeException if the window lies outside what an instant can hold
  /// @throws ArithmeticException if its start in seconds does not even fit in a long
  public List<MetricResult> metric(MetricName name, Selection selection) {
    ReleaseView view = releases.now();
    return view.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .map(metric -> result(view, metric, selection))
        .toList();
  }

  /// The windows of each definition of this name of which reports were counted, the latest first.
  public List<WindowsResult> windows(MetricName name) {
    ReleaseView view = releases.now();
    return view.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .map(metric -> new WindowsResult(metric, view.windows(metric)))
        .toList();
  }

  /// Every definition with its latest windows, all devices together, and with what changed, at one moment.
  ///
  /// @param most how many windows of each at the most; of none it is not said what changed either
  public Overview recent(int most) {
    ReleaseView view = releases.now();
    return new Overview(
        view.at(),
        view.simulated(),
        view.registry(),
        view.metrics().stream()
            .map(metric -> Histories.latest(view, metric, Selection.LATEST, most, false))
            .toList());
  }

  /// The windows of one definition of the metric of this name, in all its segments, at one moment; empty if there is
  /// no such metric or it has no such definition.
  ///
  /// @param version   as [MetricHistory#version()]; empty for the current definition
  /// @param selection the window that is looked at, and the segment
  /// @param most      how many windows at the most: the latest, or those up to the one selected if it is earlier
  /// @throws IndexOutOfBoundsException if the definition has no such segment
  /// @throws java.time.DateTimeException if the window lies outside what an instant can hold
  /// @throws ArithmeticException if its start in seconds does not even fit in a long
  public Optional<MetricHistory> history(
      MetricName name, Optional<String> version, Selection selection, int most) {
    ReleaseView view = releases.now();
    return Histories.definitions(view, name).entrySet().stream()
        .filter(one -> version.isEmpty() || version.get().equals(one.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .map(metric -> Histories.latest(view, metric, selection, most, true));
  }

  /// Where the releases of each definition of this name differ, the current definition first; none if there is no such
  /// metric.
  public List<Changes> changes(MetricName name) {
    ReleaseView view = releases.now();
    return view.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .map(view::changes)
        .toList();
  }

  private static MetricResult result(ReleaseView view, Metric metric, Selection selection) {
    Optional<WindowNumber> window = selection.window().or(() -> latest(view, metric));
    Optional<Release> release =
        window.map(chosen ->
            selection
                .segment()
                .map(segment -> view.release(metric, chosen, segment))
                .orElseGet(() -> view.release(metric, chosen)));
    return new MetricResult(metric, release);
  }

  private static Optional<WindowNumber> latest(ReleaseView view, Metric metric) {
    return view.windows(metric).stream()
        .filter(window -> !view.at().isBefore(metric.schedule().endOf(window)))
        .findFirst();
  }
}

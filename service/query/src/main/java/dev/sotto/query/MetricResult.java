package dev.sotto.query;

import dev.sotto.metric.Metric;
import dev.sotto.release.Release;
import java.util.Objects;
import java.util.Optional;

/// What is known of one metric.
///
/// @param metric  which; a name has several while reports of an earlier definition are kept
/// @param release of the window and segment asked for; empty if no report of the metric was counted yet
public record MetricResult(Metric metric, Optional<Release> release) {
  /// Refuses null.
  public MetricResult {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(release, "release");
  }
}

package dev.sotto.query;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.release.Release;
import java.util.Objects;
import java.util.Optional;

/// What is known of one metric.
///
/// @param metric     its definition; a name has several while reports of an earlier version are kept
/// @param definition the definition's id
/// @param release    of the window and segment asked for; empty if no report of the metric was counted yet
public record MetricResult(
    MetricDefinition metric, DefinitionId definition, Optional<Release> release) {
  /// Refuses null.
  public MetricResult {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(release, "release");
  }
}

package dev.sotto.query;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import java.util.List;
import java.util.Objects;

/// The windows of which reports of a definition were counted.
///
/// @param metric     the definition
/// @param definition its id
/// @param windows    the latest first
public record WindowsResult(
    MetricDefinition metric, DefinitionId definition, List<WindowNumber> windows) {
  /// Copies the list.
  public WindowsResult {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(definition, "definition");
    windows = List.copyOf(windows);
  }
}

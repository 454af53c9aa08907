package dev.sotto.query;

import dev.sotto.metric.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The latest windows of every definition at one moment.
///
/// @param at        that moment
/// @param simulated whether the reports came from simulated devices
/// @param registry  the one in force
/// @param metrics   those of the registry in its order, then earlier definitions that still have counts
public record Overview(
    Instant at, boolean simulated, Registry registry, List<MetricHistory> metrics) {
  /// Copies the list.
  public Overview {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(registry, "registry");
    metrics = List.copyOf(metrics);
  }
}

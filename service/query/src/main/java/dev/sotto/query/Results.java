package dev.sotto.query;

import dev.sotto.guarantee.Epsilon;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What is known of all metrics at one moment.
///
/// @param at           that moment
/// @param simulated    whether the reports came from simulated devices
/// @param debug        whether the registry in force is one for debugging
/// @param perDeviceDay the most ε that all metrics of the registry together spend on one device in one day
/// @param perLifeCap   the most ε that one metric ever spends on one device
/// @param metrics      those of the registry in its order, then earlier definitions that still have counts
public record Results(
    Instant at,
    boolean simulated,
    boolean debug,
    Epsilon perDeviceDay,
    Epsilon perLifeCap,
    List<MetricResult> metrics) {
  /// Copies the list.
  public Results {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(perDeviceDay, "perDeviceDay");
    Objects.requireNonNull(perLifeCap, "perLifeCap");
    metrics = List.copyOf(metrics);
  }
}

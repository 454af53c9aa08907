package dev.sotto.query;

import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import java.util.List;
import java.util.Objects;

/// The windows of which reports of a definition were counted.
///
/// @param metric  which
/// @param windows    the latest first
public record WindowsResult(Metric metric, List<WindowNumber> windows) {
  /// Copies the list.
  public WindowsResult {
    Objects.requireNonNull(metric, "metric");
    windows = List.copyOf(windows);
  }
}

package dev.sotto.release;

import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import java.time.Instant;
import java.util.Objects;

/// What a release is of, and what it cost.
///
/// @param metric       what its reports were made under, which names the trust model
/// @param window       the window reported
/// @param from         first instant of the window
/// @param to           first instant after the window
/// @param segment      which devices, in words; `all` for all of them
/// @param countedUntil first instant at which reports of the window are no longer counted
/// @param stillCounted whether that lies ahead, so that the numbers may still move
/// @param cost         what it costs those who report
/// @param simulated    whether the reports came from simulated devices
public record Heading(
    Metric metric,
    WindowNumber window,
    Instant from,
    Instant to,
    String segment,
    Instant countedUntil,
    boolean stillCounted,
    Cost cost,
    boolean simulated) {
  /// Refuses null.
  public Heading {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(countedUntil, "countedUntil");
    Objects.requireNonNull(cost, "cost");
  }
}

package dev.sotto.fleet;

import dev.sotto.metric.MetricName;
import java.util.List;
import java.util.Map;

/// What became of a fleet, and the truth that only a simulation knows.
///
/// @param devices        how many there were
/// @param silent         whose users granted nothing
/// @param acknowledged   whose reports were all counted
/// @param unacknowledged that were not answered to the end, or of which a report was refused
/// @param fileDevices    that kept their state in files
/// @param kills          how often the process of those was killed
/// @param gaveUp         whether all stopped trying, since the service acknowledged nothing to any of them any more
/// @param truths         by metric, over the acknowledged devices
public record FleetResult(
    int devices,
    long silent,
    long acknowledged,
    long unacknowledged,
    int fileDevices,
    int kills,
    boolean gaveUp,
    Map<MetricName, Truth> truths) {
  /// Copies the map.
  public FleetResult {
    truths = Map.copyOf(truths);
  }

  /// The truth of one metric.
  ///
  /// @param counts  acknowledged devices by value of the domain; of a numeric metric all 0
  /// @param total   the numbers of the acknowledged devices added up; 0 if the metric is not numeric
  /// @param clipped acknowledged devices whose value was clipped to the bounds, or was no value of the domain and counts as absent
  public record Truth(List<Long> counts, long total, long clipped) {
    /// Copies the list.
    public Truth {
      counts = List.copyOf(counts);
    }
  }
}

package dev.sotto.metric;

import dev.sotto.guarantee.Epsilon;

/// The most that may be learnt of one person, stated at the head of a registry and enforced on the device.
///
/// @param perReport    the most ε of one report
/// @param perDeviceDay the most ε of one device on one day (UTC), over all metrics
/// @param perLife      the most ε of one device for one metric, over all its versions; then the metric falls silent
public record Caps(Epsilon perReport, Epsilon perDeviceDay, Epsilon perLife) {
  /// Checks that none is zero.
  public Caps {
    if (perReport.nanos() == 0 || perDeviceDay.nanos() == 0 || perLife.nanos() == 0) {
      throw new IllegalArgumentException(
          "caps must be positive, were " + perReport + ", " + perDeviceDay + " and " + perLife);
    }
  }
}

package dev.sotto.dashboard;

/// What only a simulation knows of its devices. Of real ones nobody does: a device whose user refuses sends nothing, and
/// so does one that is off.
///
/// @param eligible   devices of the fleet, over the whole simulation
/// @param consenting those whose user granted what was asked; at most `eligible`
public record SimulatedFleet(long eligible, long consenting) {
  /// Checks that the numbers fit together.
  public SimulatedFleet {
    if (consenting < 0 || consenting > eligible) {
      throw new IllegalArgumentException(
          consenting + " consenting devices of " + eligible + " is not possible");
    }
  }
}

package dev.sotto.engine;

import java.time.Duration;

/// How an engine keeps its state.
///
/// @param simulated       whether the reports come from simulated devices. It stands in every snapshot, and a directory
///     is opened only with the marking it was made with.
/// @param snapshotEntries a snapshot is written once so many entries were counted since the last; at least 1
/// @param snapshotEvery   and once so much time has passed in which an entry was counted; positive
public record EngineOptions(boolean simulated, int snapshotEntries, Duration snapshotEvery) {
  /// Checks the ranges.
  public EngineOptions {
    if (snapshotEntries < 1) {
      throw new IllegalArgumentException(
          "snapshot-entries must be at least 1, was " + snapshotEntries);
    }
    if (!snapshotEvery.isPositive()) {
      throw new IllegalArgumentException("snapshot-every must be positive, was " + snapshotEvery);
    }
  }

  /// Real devices, a snapshot every 100 000 entries or minute.
  public static EngineOptions real() {
    return new EngineOptions(false, 100_000, Duration.ofMinutes(1));
  }

  /// The same for simulated devices.
  public static EngineOptions ofSimulatedDevices() {
    return new EngineOptions(true, 100_000, Duration.ofMinutes(1));
  }
}

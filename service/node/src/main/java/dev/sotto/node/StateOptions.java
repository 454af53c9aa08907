package dev.sotto.node;

import dev.sotto.engine.EngineOptions;
import dev.sotto.journal.JournalOptions;
import java.time.InstantSource;
import java.util.Objects;

/// How a service keeps its state.
///
/// @param journal how it keeps reports
/// @param engine  how it counts them; marked as `journal` is
/// @param clock   the service's time
public record StateOptions(JournalOptions journal, EngineOptions engine, InstantSource clock) {
  /// Checks that both are of the same devices.
  public StateOptions {
    Objects.requireNonNull(clock, "clock");
    if (journal.simulated() != engine.simulated()) {
      throw new IllegalArgumentException(
          "the journal is of simulated devices: "
              + journal.simulated()
              + ", the engine: "
              + engine.simulated()
              + "; both must be of the same");
    }
  }

  /// As the service runs: by the system's clock, with a quarter of the memory there may be for the ids of reports, so that
  /// who gives the service more has room for more.
  ///
  /// @param simulated whether the reports come from simulated devices
  public static StateOptions of(boolean simulated) {
    JournalOptions journal =
        simulated ? JournalOptions.ofSimulatedDevices() : JournalOptions.real();
    return new StateOptions(
        journal.withIdsIn(Runtime.getRuntime().maxMemory() / 4),
        simulated ? EngineOptions.ofSimulatedDevices() : EngineOptions.real(),
        InstantSource.system());
  }

  /// Whether the reports come from simulated devices.
  public boolean simulated() {
    return journal.simulated();
  }

  /// The same with the time of `other`.
  public StateOptions withClock(InstantSource other) {
    return new StateOptions(journal, engine, other);
  }

  /// The same with reports kept as `other` says.
  public StateOptions withJournal(JournalOptions other) {
    return new StateOptions(other, engine, clock);
  }

  /// The same with reports counted as `other` says.
  public StateOptions withEngine(EngineOptions other) {
    return new StateOptions(journal, other, clock);
  }
}

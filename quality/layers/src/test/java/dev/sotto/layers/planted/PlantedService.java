package dev.sotto.layers.planted;

import dev.sotto.admission.Admission;
import dev.sotto.engine.Engine;
import dev.sotto.engine.EngineOptions;
import dev.sotto.intake.ReportEndpoint;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.Journal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.Definitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// Stands for a service that is wired past the node.
public final class PlantedService {
  private PlantedService() {}

  /// Makes an intake.
  public static ReportEndpoint intake(
      Definitions definitions, Journal journal, InstantSource clock) {
    return new ReportEndpoint(new Admission(definitions), journal, clock);
  }

  /// Starts an engine.
  public static Engine engine(Path state, Definitions definitions, InstantSource clock)
      throws IOException {
    Journal journal = FileJournal.open(state, JournalOptions.real());
    return Engine.start(state, journal, definitions, EngineOptions.real(), clock);
  }
}

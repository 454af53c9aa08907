package dev.sotto.simulation;

import dev.sotto.engine.Engine;
import dev.sotto.engine.EngineOptions;
import dev.sotto.intake.Admission;
import dev.sotto.intake.DefinitionCatalog;
import dev.sotto.intake.RegistryEndpoint;
import dev.sotto.intake.ReportEndpoint;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.samples.Samples;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// The main class of a process to be killed: journal, engine and intake over a socket, in the directory it is given.
/// It says `port N` when it answers.
final class ServiceProcess {
  static final String READY = "port ";
  static final EngineOptions ENGINE = new EngineOptions(true, 100, Duration.ofDays(1));

  /// So short that many files are begun.
  static final JournalOptions JOURNAL =
      JournalOptions.ofSimulatedDevices().withSegmentBytes(32 * 1024);

  private ServiceProcess() {}

  /// Runs until it is killed.
  ///
  /// @param args the directory, and the time in seconds since 1970
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Clock clock = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(args[1])), ZoneOffset.UTC);
    DefinitionCatalog catalog = DefinitionCatalog.open(root.resolve("catalog"));
    catalog.publish(Samples.registry());
    FileJournal journal = FileJournal.open(root.resolve("journal"), JOURNAL);
    try (Engine engine =
        Engine.start(root.resolve("snapshots"), journal, catalog::find, ENGINE, clock)) {
      ReportEndpoint reports = new ReportEndpoint(new Admission(catalog::find), journal, clock);
      RegistryEndpoint registry =
          new RegistryEndpoint(() -> catalog.current().orElseThrow(AssertionError::new));
      WebServer server =
          WebServer.start(ServerOptions.local(), List.of(reports.route(), registry.route()));
      System.out.println(READY + server.port());
      System.out.flush();
      int ended = System.in.read(); // the parent ends, or it kills
      System.err.println("parent has gone (" + ended + "), refused " + engine.refused());
    }
  }
}

package dev.sotto.simulation;

import dev.sotto.engine.Engine;
import dev.sotto.engine.EngineOptions;
import dev.sotto.intake.Admission;
import dev.sotto.intake.DefinitionCatalog;
import dev.sotto.intake.ReportEndpoint;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Made the golden files of version 1: run by hand, once, and kept to show how. A new version of a format gets golden
/// files of its own beside them; these are never made again.
final class GoldenWriter {
  private static final long SEED = 20_260_310;
  private static final int REPORTS_A_METRIC = 100;
  private static final int REPORTS_AN_UPLOAD = 3;
  private static final Clock CLOCK = Clock.fixed(GoldenMetrics.NOW, ZoneOffset.UTC);
  private static final JournalOptions JOURNAL =
      JournalOptions.ofSimulatedDevices().withSegmentBytes(16 * 1024);

  private GoldenWriter() {}

  /// Writes the files.
  ///
  /// @param args the directory to write to, which must not be there
  public static void main(String[] args) throws Exception {
    Path root = Files.createDirectory(Path.of(args[0]));
    SeededRandom random = new SeededRandom(SEED);
    state(root, random);
    for (Metric metric : GoldenMetrics.registry().metrics()) {
      String name = metric.name().text();
      hex(root.resolve("definition-" + name), metric.bytes());
      hex(root.resolve("definition-" + name + ".id"), metric.id().bytes());
      hex(
          root.resolve("upload-" + name),
          Batch.of(reports(metric.definition(), REPORTS_AN_UPLOAD, random)).encode());
    }
    hex(root.resolve("registry"), GoldenMetrics.registry().bytes());
    hex(root.resolve("registry.hash"), GoldenMetrics.registry().hash());
  }

  private static void hex(Path file, Bytes bytes) throws IOException {
    Files.writeString(file.resolveSibling(file.getFileName() + ".hex"), bytes.toHex() + "\n");
  }

  /// Two fifths of the reports are in the older snapshot, four fifths in the newer, the rest in the journal alone.
  private static void state(Path root, SeededRandom random) throws Exception {
    Path state = Files.createDirectory(root.resolve("state"));
    Files.writeString(state.resolve("kind"), "simulated\n");
    DefinitionCatalog catalog = DefinitionCatalog.open(state.resolve("definitions"));
    catalog.publish(GoldenMetrics.registry());
    for (int round = 0; round < 5; round++) {
      boolean counted = round == 1 || round == 3;
      try (FileJournal journal = FileJournal.open(state.resolve("journal"), JOURNAL)) {
        take(journal, catalog, random);
        if (counted) {
          count(state, journal, catalog);
        }
      }
    }
    Path copy = Files.createTempDirectory("golden");
    GoldenFiles.copy(state, copy);
    try (FileJournal journal = FileJournal.open(copy.resolve("journal"), JOURNAL);
        Engine engine = engine(copy, journal, catalog)) {
      engine.awaitCaughtUp(Duration.ofSeconds(30));
      Files.writeString(root.resolve("counts.json"), GoldenCounts.json(engine.freeze().counts()));
    }
  }

  private static void count(Path state, FileJournal journal, DefinitionCatalog catalog)
      throws Exception {
    try (Engine engine = engine(state, journal, catalog)) {
      engine.awaitCaughtUp(Duration.ofSeconds(30));
    }
  }

  private static Engine engine(Path state, FileJournal journal, DefinitionCatalog catalog)
      throws IOException {
    return Engine.start(
        state.resolve("snapshots"),
        journal,
        catalog::find,
        EngineOptions.ofSimulatedDevices(),
        CLOCK);
  }

  /// Takes a fifth of the reports over a socket.
  private static void take(FileJournal journal, DefinitionCatalog catalog, SeededRandom random)
      throws Exception {
    ReportEndpoint endpoint = new ReportEndpoint(new Admission(catalog::find), journal, CLOCK);
    try (WebServer server = WebServer.start(ServerOptions.local(), List.of(endpoint.route()))) {
      RetryingClient client = new RetryingClient(new AtomicInteger(server.port()));
      for (MetricDefinition metric : GoldenMetrics.registry().definitions()) {
        client.send(reports(metric, REPORTS_A_METRIC / 5, random), () -> false);
      }
    }
  }

  private static List<Report> reports(MetricDefinition metric, int count, SeededRandom random) {
    long latest = metric.schedule().windowAt(GoldenMetrics.NOW).value() - 1;
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      WindowNumber window = new WindowNumber(latest - random.nextInt(3));
      reports.add(SampleReports.any(metric, window, random));
    }
    return reports;
  }
}

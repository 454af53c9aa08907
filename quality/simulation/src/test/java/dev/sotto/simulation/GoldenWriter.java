package dev.sotto.simulation;

import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.node.Node;
import dev.sotto.node.NodeOptions;
import dev.sotto.node.StateOptions;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Made the golden files of version 1: run by hand, once, and kept to show how. A new version of a format gets golden
/// files of its own beside them; these are never made again.
final class GoldenWriter {
  private static final long SEED = 20_260_310;
  private static final int REPORTS_A_METRIC = 100;
  private static final int REPORTS_AN_UPLOAD = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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
    Path state = Files.createTempDirectory("golden").resolve("state");
    try (Node node = serve(state)) {
      take(node, random);
      take(node, random);
    }
    try (Node node = serve(state)) {
      take(node, random);
      take(node, random);
    }
    try (Node node = serve(state)) {
      take(node, random);
      node.state().awaitCounted(PATIENCE);
      Files.writeString(root.resolve("counts.json"), GoldenCounts.json(node.state().counts()));
      GoldenFiles.copy(state, root.resolve("state")); // as if it were killed: no snapshot is due
    }
  }

  private static Node serve(Path state) throws IOException {
    StateOptions options = StateOptions.of(true).withJournal(JOURNAL).withClock(CLOCK);
    return Node.serve(state, Optional.of(GoldenMetrics.registry()), NodeOptions.of(options));
  }

  /// Takes a fifth of the reports over a socket.
  private static void take(Node node, SeededRandom random) throws Exception {
    RetryingClient client = new RetryingClient(new AtomicInteger(node.uri().getPort()));
    for (MetricDefinition metric : GoldenMetrics.registry().definitions()) {
      client.send(reports(metric, REPORTS_A_METRIC / 5, random), () -> false);
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

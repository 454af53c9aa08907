package dev.sotto.engine;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.journal.Entry;
import dev.sotto.journal.EntryId;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A journal and an engine in one directory, as a service has them.
final class Node implements AutoCloseable {
  static final MetricDefinition CRASHED = Samples.crashed();
  static final MetricDefinition CHARGING = Samples.charging();
  static final Definitions DEFINITIONS = Definitions.of(Samples.registry(CRASHED, CHARGING));
  static final WindowNumber WINDOW = new WindowNumber(20_000);
  static final Instant NOW = CRASHED.schedule().endOf(WINDOW).plus(Duration.ofHours(1));
  static final EngineOptions OPTIONS = new EngineOptions(false, 4, Duration.ofDays(1));

  /// Long enough for any machine; only a failing test waits for it.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration STEP = Duration.ofMillis(20);

  final FileJournal journal;
  final Engine engine;

  private Node(FileJournal journal, Engine engine) {
    this.journal = journal;
    this.engine = engine;
  }

  static Node open(Path root) throws IOException {
    return open(root, OPTIONS, new FakeClock(NOW));
  }

  static Node open(Path root, EngineOptions options, FakeClock clock) throws IOException {
    JournalOptions journalOptions = new JournalOptions(options.simulated(), 256);
    FileJournal journal = FileJournal.open(root.resolve("journal"), journalOptions);
    try {
      Path snapshots = snapshots(root);
      SnapshotStore store = SnapshotStore.open(snapshots);
      Engine engine =
          Engine.start(
              store, snapshots, journal, DEFINITIONS, options, clock, length -> Thread.sleep(1));
      return new Node(journal, engine);
    } catch (IOException | RuntimeException failure) {
      journal.close();
      throw failure;
    }
  }

  static Path snapshots(Path root) {
    return root.resolve("snapshots");
  }

  static List<Report> reports(int count, SeededRandom random) {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reports.add(SampleReports.any(i % 3 == 0 ? CHARGING : CRASHED, WINDOW, random));
    }
    return reports;
  }

  static FoldSnapshot fold(List<Report> reports) {
    FoldState state = new FoldState(false);
    state.define(Metric.of(CRASHED));
    state.define(Metric.of(CHARGING));
    reports.forEach(state::absorb);
    return state.snapshot(0);
  }

  /// Stores `reports`, whose ids need not be remembered.
  void append(List<Report> reports) throws IOException {
    append(reports, Instant.EPOCH);
  }

  void append(List<Report> reports, Instant rememberUntil) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Report report : reports) {
      entries.add(
          new Entry(
              new EntryId(report.id().bytes()), rememberUntil.getEpochSecond(), report.encode()));
    }
    journal.appendOnce(entries);
  }

  FoldSnapshot caughtUp() throws IOException, InterruptedException {
    for (int round = 0; !engine.awaitCaughtUp(STEP); round++) {
      if (engine.failure().isPresent()) {
        throw new IOException(engine.failure().get()); // no test through here waits one out
      }
      if (STEP.multipliedBy(round).compareTo(PATIENCE) > 0) {
        throw new AssertionError("the engine did not catch up within " + PATIENCE);
      }
    }
    return engine.freeze().counts();
  }

  @Override
  public void close() throws IOException {
    try {
      engine.close();
    } finally {
      journal.close();
    }
  }
}

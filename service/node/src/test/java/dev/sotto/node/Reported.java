package dev.sotto.node;

import dev.sotto.journal.Entry;
import dev.sotto.journal.EntryId;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A state with reports in it, as the tests of this package share it.
final class Reported {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final MetricDefinition CRASHED = Samples.crashed();
  static final Registry REGISTRY = Samples.registry(CRASHED, Samples.charging());
  static final WindowNumber WINDOW = new WindowNumber(20_000);
  static final Instant NOW = Samples.DAILY.endOf(WINDOW).plus(Duration.ofHours(1));
  static final FakeClock CLOCK = new FakeClock(NOW);

  private Reported() {}

  /// Short files, so that there are several.
  static StateOptions options() {
    return StateOptions.of(true)
        .withJournal(JournalOptions.ofSimulatedDevices().withSegmentBytes(2000))
        .withClock(CLOCK);
  }

  static ServiceState open(Path directory) throws IOException {
    return ServiceState.open(directory, Optional.of(REGISTRY), options());
  }

  /// Stores `count` reports, each in a call of its own.
  static void report(ServiceState state, int count, SeededRandom random) throws IOException {
    for (int i = 0; i < count; i++) {
      Report report = SampleReports.any(CRASHED, WINDOW, random);
      EntryId id = new EntryId(report.id().bytes());
      state.journal().appendOnce(List.of(new Entry(id, NOW.getEpochSecond(), report.encode())));
    }
  }

  /// A state of `counted` reports in snapshots and `later` ones in the journal alone, as a process leaves it that is killed.
  static void leave(Path directory, int counted, int later) throws Exception {
    SeededRandom random = new SeededRandom(7);
    try (ServiceState state = open(directory)) {
      report(state, counted, random);
      state.awaitCounted(PATIENCE);
    }
    List<Path> snapshots = files(directory.resolve("snapshots"));
    try (ServiceState state = open(directory)) {
      report(state, later, random);
      state.awaitCounted(PATIENCE);
    }
    for (Path file : files(directory.resolve("snapshots"))) {
      if (!snapshots.contains(file)) {
        Files.delete(file);
      }
    }
  }

  static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var listed = Files.newDirectoryStream(directory)) {
      listed.forEach(files::add);
    }
    files.sort(null);
    return files;
  }
}

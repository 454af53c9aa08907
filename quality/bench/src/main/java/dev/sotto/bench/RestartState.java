package dev.sotto.bench;

import dev.sotto.admission.Admission;
import dev.sotto.engine.EngineOptions;
import dev.sotto.journal.Entry;
import dev.sotto.journal.EntryId;
import dev.sotto.journal.Journal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.node.ServiceState;
import dev.sotto.node.StateOptions;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the state that a service leaves which was killed just before a snapshot was due: journalled through the
/// journal, counted and put into snapshots by the engine. The windows of seven days, none of which may be forgotten.
public final class RestartState {
  /// As the service opens a state, with room for the ids of all reports there may be.
  static final StateOptions OPTIONS =
      StateOptions.of(false).withJournal(JournalOptions.real().withMaxRememberedIds(100_000_000));

  static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final int UNCOUNTED = 99_999;
  private static final int DAYS = 7;
  private static final int DEVICES = 512;
  private static final int CALL = 4096;
  private static final long SEED = 20260301;

  private final SeededRandom random = new SeededRandom(SEED);
  private final List<Entry> templates = new ArrayList<>();
  private int next;

  private RestartState(Registry registry, Instant now) {
    Reports reports = new Reports(registry, random);
    for (int day = 0; day < DAYS; day++) {
      for (int device = 0; device < DEVICES; device++) {
        List<Report> batch = reports.ofDevice(now, DAYS - day);
        for (int i = 0; i < batch.size(); i++) {
          templates.add(entry(batch.get(i), registry.definitions().get(i)));
        }
      }
    }
  }

  /// As the intake makes it.
  private static Entry entry(Report report, MetricDefinition metric) {
    Instant until = Admission.rememberUntil(metric, report.window());
    return new Entry(new EntryId(report.id().bytes()), until.getEpochSecond(), report.encode());
  }

  /// Arguments: directory of the state, number of reports.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path state = Path.of(arguments[0]);
    long reports = Long.parseLong(arguments[1]);
    Registry registry = Registries.demo();
    RestartState writer = new RestartState(registry, InstantSource.system().instant());
    try (ServiceState counted = ServiceState.open(state, Optional.of(registry), OPTIONS)) {
      writer.append(counted.journal(), 0, reports - UNCOUNTED, reports);
      counted.awaitCounted(PATIENCE);
    }
    StateOptions withoutSnapshot =
        OPTIONS.withEngine(new EngineOptions(false, UNCOUNTED + 1, Duration.ofDays(1)));
    ServiceState killed = ServiceState.open(state, Optional.empty(), withoutSnapshot);
    writer.append(killed.journal(), reports - UNCOUNTED, reports, reports);
  }

  /// Appends the reports `[from, to)` of `all`, a seventh a day.
  private void append(Journal journal, long from, long to, long all) throws IOException {
    int perDay = templates.size() / DAYS;
    List<Entry> call = new ArrayList<>(CALL);
    for (long i = from; i < to; i++) {
      int day = (int) (i * DAYS / all);
      next = (next + 1) % perDay;
      call.add(renamed(templates.get(day * perDay + next)));
      if (call.size() == CALL || i + 1 == to) {
        journal.appendOnce(call);
        call.clear();
      }
    }
  }

  /// The same report under a new id.
  private Entry renamed(Entry template) {
    Report report = Report.decode(template.body()).orThrow();
    Bytes id = Bytes.of(random.bytes(ReportId.LENGTH));
    Report fresh =
        new Report(
            report.definition(),
            report.window(),
            report.segment(),
            new ReportId(id),
            report.payload());
    return new Entry(new EntryId(id), template.rememberUntilEpochSecond(), fresh.encode());
  }
}

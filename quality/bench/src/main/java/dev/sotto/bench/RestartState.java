package dev.sotto.bench;

import dev.sotto.journal.Entry;
import dev.sotto.journal.EntryId;
import dev.sotto.journal.Journal;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
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

/// Writes the state that a service leaves which was killed just before a snapshot was due: journalled through the
/// journal, counted and put into snapshots by the engine. The windows of seven days, none of which may be forgotten.
public final class RestartState {
  private static final int UNCOUNTED = 99_999;
  private static final int DAYS = 7;
  private static final int DEVICES = 512;
  private static final int CALL = 4096;
  private static final Duration MARGIN = Duration.ofHours(1);
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
    Instant until = metric.schedule().countedUntil(report.window()).plus(MARGIN);
    return new Entry(new EntryId(report.id().bytes()), until.getEpochSecond(), report.encode());
  }

  /// Arguments: directory of the state, number of reports.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path state = Path.of(arguments[0]);
    long reports = Long.parseLong(arguments[1]);
    Registry registry = Registries.demo();
    RestartState writer = new RestartState(registry, InstantSource.system().instant());
    Restarted open = Restarted.open(state, state.resolve("snapshots"), registry);
    writer.append(open.journal(), 0, reports - UNCOUNTED, reports);
    if (!open.engine().awaitCaughtUp(Duration.ofMinutes(30))) {
      throw new IOException("the reports were not counted within half an hour");
    }
    open.engine().close();
    writer.append(open.journal(), reports - UNCOUNTED, reports, reports);
    open.journal().close();
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

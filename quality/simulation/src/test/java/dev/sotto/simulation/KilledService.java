package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.journal.Batch;
import dev.sotto.journal.Journal;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.node.ServiceState;
import dev.sotto.node.StoredState;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// A service that is killed again and again while clients send to it, and the books that the clients keep.
final class KilledService {
  private static final int CLIENTS = 4;
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final List<MetricDefinition> METRICS =
      List.of(Samples.crashed(), Samples.charging());
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant NOW = Samples.DAILY.endOf(WINDOW).plus(Duration.ofHours(1));

  private final Path root;
  private final SeededRandom random;
  private final AtomicInteger port = new AtomicInteger(1); // nothing listens there
  private final Map<ReportId, Report> sent = new ConcurrentHashMap<>();
  private final Set<ReportId> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<List<Report>> unanswered = new ArrayList<>();
  private volatile boolean stopped;
  private int kills;

  KilledService(Path root, SeededRandom random) {
    this.root = root;
    this.random = random;
  }

  int kills() {
    return kills;
  }

  /// Kills the service `times` at random moments, one in five of them while it starts, with clients sending.
  void killTimes(int times) throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Report>>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        SeededRandom own = random.split();
        running.add(clients.submit(() -> sendUntilStopped(own)));
      }
      while (kills < times) {
        killOnce();
      }
      stopped = true;
      for (Future<List<Report>> client : running) {
        unanswered.add(outcome(client));
      }
    }
  }

  private static <T> T outcome(Future<T> client) throws InterruptedException {
    try {
      return client.get();
    } catch (ExecutionException failure) {
      throw new AssertionError("a client failed", failure);
    }
  }

  private void killOnce() throws IOException, InterruptedException {
    Child child = Child.start(root, NOW);
    if (random.oneIn(5)) {
      Thread.sleep(random.between(0, 700));
    } else {
      serve(child);
      Thread.sleep(random.between(10, 400));
    }
    child.kill();
    kills++;
  }

  private void serve(Child child) throws InterruptedException {
    Optional<Integer> ready = child.port(START_PATIENCE);
    port.set(ready.orElseThrow(() -> new AssertionError("not ready within " + START_PATIENCE)));
  }

  /// Sends one batch after the other.
  ///
  /// @return the last batch if it was not answered, otherwise nothing
  private List<Report> sendUntilStopped(SeededRandom own) throws InterruptedException {
    RetryingClient client = new RetryingClient(port);
    while (!stopped) {
      List<Report> reports = new ArrayList<>();
      for (int i = own.between(1, 6); i > 0; i--) {
        reports.add(SampleReports.any(own.pick(METRICS), WINDOW, own));
      }
      reports.forEach(report -> sent.put(report.id(), report));
      if (!client.send(reports, () -> stopped)) {
        return reports;
      }
      reports.forEach(report -> acknowledged.add(report.id()));
    }
    return List.of();
  }

  /// Checks acknowledged ⊆ counted ⊆ sent, and that no id stands in the journal twice.
  void requireAcknowledgedCountedSent() throws IOException, InterruptedException {
    Set<ReportId> counted = counted();
    Set<ReportId> lost = new HashSet<>(acknowledged);
    lost.removeAll(counted);
    assertThat(lost.size()).as("reports acknowledged but not counted").isZero();
    assertThat(sent.keySet()).as("reports sent").containsAll(counted);
  }

  /// Lets every client send again what was not answered, to a service that is killed only when all is.
  void retryToTheEnd() throws IOException, InterruptedException {
    Child child = Child.start(root, NOW);
    serve(child);
    RetryingClient client = new RetryingClient(port);
    for (List<Report> reports : unanswered) {
      if (!reports.isEmpty() && client.send(reports, () -> false)) {
        reports.forEach(report -> acknowledged.add(report.id()));
      }
    }
    child.kill();
    kills++;
  }

  /// Checks that sent, acknowledged and counted are the same.
  ///
  /// @return how many of each
  String requireEqual() throws IOException, InterruptedException {
    Set<ReportId> counted = counted();
    assertThat(acknowledged).as("acknowledged").isEqualTo(sent.keySet());
    assertThat(counted).as("counted").isEqualTo(sent.keySet());
    return "killed %d times: sent %d acknowledged %d counted %d"
        .formatted(kills, sent.size(), acknowledged.size(), counted.size());
  }

  /// The ids in the journal, after a check that each stands there once, that snapshot and journal together count just
  /// these, and that a reader, which cuts nothing off and writes nothing, counted the same before.
  private Set<ReportId> counted() throws IOException, InterruptedException {
    StoredState read =
        StoredState.read(ServiceProcess.state(root), Clock.fixed(NOW, ZoneOffset.UTC));
    try (ServiceState opened =
        ServiceState.open(
            ServiceProcess.state(root), Optional.empty(), ServiceProcess.options(NOW))) {
      List<Report> stored = stored(opened.journal());
      Set<ReportId> ids = new HashSet<>();
      stored.forEach(report -> ids.add(report.id()));
      assertThat(stored).as("reports stored, each once").hasSize(ids.size());
      opened.awaitCounted(START_PATIENCE);
      FoldSnapshot state = opened.counts();
      assertThat(state.accumulators()).isEqualTo(fold(stored).accumulators());
      assertThat(state.reports()).isEqualTo(ids.size());
      assertThat(state.simulated()).isTrue();
      assertThat(read.counts().accumulators()).isEqualTo(state.accumulators());
      return ids;
    }
  }

  private static FoldSnapshot fold(List<Report> reports) {
    FoldState state = new FoldState(true);
    METRICS.forEach(metric -> state.define(Metric.of(metric)));
    reports.forEach(state::absorb);
    return state.snapshot(0);
  }

  private static List<Report> stored(Journal journal) throws IOException {
    List<Report> reports = new ArrayList<>();
    Batch batch = journal.read(journal.begin(), 1 << 20);
    while (batch.next().compareTo(journal.durableEnd()) < 0 || !batch.entries().isEmpty()) {
      batch.entries().forEach(s -> reports.add(Report.decode(s.entry().body()).orThrow()));
      batch = journal.read(batch.next(), 1 << 20);
    }
    return reports;
  }
}

package dev.sotto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineTest {
  private final SeededRandom random = new SeededRandom(7);
  @TempDir private Path root;

  @Test
  void every_report_is_counted_once_through_any_number_of_restarts() throws Exception {
    List<Report> sent = new ArrayList<>();
    for (int run = 0; run < 6; run++) {
      try (Node node = Node.open(root)) {
        for (int call = 0; call < 3; call++) {
          List<Report> reports = Node.reports(1 + run, random);
          sent.addAll(reports);
          node.append(reports);
        }
        assertThat(node.caughtUp().accumulators()).isEqualTo(Node.fold(sent).accumulators());
      }
    }
  }

  @Test
  void what_is_durable_at_the_close_is_in_the_snapshot() throws Exception {
    List<Report> sent = Node.reports(2, random); // fewer than make a snapshot due
    try (Node node = Node.open(root)) {
      node.append(sent);
    }
    FoldSnapshot newest =
        SnapshotStore.open(Node.snapshots(root)).newest().orElseThrow(AssertionError::new);
    assertThat(newest.accumulators()).isEqualTo(Node.fold(sent).accumulators());
  }

  @Test
  void the_state_is_frozen_once_for_as_long_as_nothing_is_counted() throws Exception {
    try (Node node = Node.open(root)) {
      Frozen empty = node.engine.freeze();
      assertThat(node.engine.freeze()).isSameAs(empty);
      node.append(Node.reports(1, random));
      assertThat(node.caughtUp()).isSameAs(node.engine.freeze().counts());
      assertThat(node.engine.freeze().number()).isGreaterThan(empty.number());
      assertThat(node.engine.position()).isEqualTo(node.journal.durableEnd());
    }
  }

  @Test
  void two_snapshots_are_kept_and_the_journal_is_released_up_to_the_older() throws Exception {
    try (Node node = Node.open(root)) {
      for (int call = 0; call < 10; call++) {
        node.append(Node.reports(5, random));
        node.caughtUp();
      }
    }
    List<SnapshotFile> files = snapshotFiles();
    assertThat(files).hasSize(2);
    try (Node node = Node.open(root)) {
      assertThat(node.journal.begin().offset()).isPositive();
      assertThat(node.journal.begin().offset()).isLessThanOrEqualTo(files.getFirst().position());
    }
  }

  @Test
  void counts_past_their_retention_are_dropped_with_the_next_snapshot() throws Exception {
    FakeClock clock = new FakeClock(Node.NOW);
    try (Node node = Node.open(root, Node.OPTIONS, clock)) {
      node.append(Node.reports(4, random));
      node.caughtUp();
      clock.advance(Duration.ofDays(90));
      WindowNumber later = Node.CRASHED.schedule().windowAt(clock.instant()).plus(-1);
      node.append(List.of(SampleReports.any(Node.CRASHED, later, random)));
      node.caughtUp();
    }
    try (Node node = Node.open(root, Node.OPTIONS, clock)) {
      assertThat(node.engine.freeze().counts().accumulators()).hasSize(1);
    }
  }

  @Test
  void counts_past_their_retention_go_by_time_alone_from_what_is_shown_and_from_every_snapshot()
      throws Exception {
    FakeClock clock = new FakeClock(Node.NOW);
    EngineOptions each = new EngineOptions(false, 1, Duration.ofDays(1));
    try (Node node = Node.open(root, each, clock)) {
      for (int call = 0; call < 3; call++) {
        node.append(Node.reports(2, random));
        node.caughtUp();
      }
      awaitSnapshots(files -> files.size() == 2);
      Frozen before = node.engine.freeze();
      assertThat(before.counts().reports()).isEqualTo(6);
      clock.advance(Duration.ofDays(90));
      assertThat(node.engine.freeze().number()).isGreaterThan(before.number());
      assertThat(node.engine.freeze().counts().accumulators()).isEmpty();
      awaitSnapshots(EngineTest::allEmpty);
      assertThat(node.engine.freeze()).isSameAs(node.engine.freeze());
    }
  }

  @Test
  void counts_past_their_retention_at_the_start_are_never_shown_and_leave_the_snapshots()
      throws Exception {
    FakeClock clock = new FakeClock(Node.NOW);
    try (Node node = Node.open(root, Node.OPTIONS, clock)) {
      node.append(Node.reports(2, random));
    }
    clock.advance(Duration.ofDays(90));
    try (Node node = Node.open(root, Node.OPTIONS, clock)) {
      assertThat(node.engine.freeze().counts().accumulators()).isEmpty();
      awaitSnapshots(EngineTest::allEmpty);
    }
  }

  @Test
  void ids_and_segments_go_by_time_although_nothing_is_counted() throws Exception {
    FakeClock clock = new FakeClock(Node.NOW);
    EngineOptions each = new EngineOptions(false, 1, Duration.ofDays(1));
    try (Node node = Node.open(root, each, clock)) {
      for (int call = 0; call < 12; call++) {
        node.append(Node.reports(2, random), Node.NOW.plus(Duration.ofDays(5)));
        node.caughtUp();
      }
      assertThat(node.journal.begin().offset()).isZero();
      clock.advance(Duration.ofDays(7));
      for (int round = 0; round < 2000 && node.journal.begin().offset() == 0; round++) {
        Thread.sleep(10);
      }
      assertThat(node.journal.begin().offset()).isPositive();
    }
  }

  private static boolean allEmpty(List<SnapshotFile> files) {
    try {
      for (SnapshotFile file : files) {
        if (!FoldSnapshot.decode(file.read()).orThrow().accumulators().isEmpty()) {
          return false;
        }
      }
      return !files.isEmpty();
    } catch (IOException replacedMeanwhile) {
      return false;
    }
  }

  /// Waits for what the engine's thread does, up to 20 s.
  private void awaitSnapshots(Predicate<List<SnapshotFile>> wanted) throws Exception {
    boolean met = wanted.test(snapshotFiles());
    for (int round = 0; round < 2000 && !met; round++) {
      Thread.sleep(10);
      met = wanted.test(snapshotFiles()); // asked once: the next moment it may be otherwise
    }
    assertThat(met).isTrue();
  }

  @Test
  void an_entry_that_is_no_report_of_its_definition_is_refused_and_the_rest_counted()
      throws Exception {
    Report good = SampleReports.any(Node.CRASHED, Node.WINDOW, random);
    ReportId id = new ReportId(Bytes.of(random.bytes(ReportId.LENGTH)));
    Report bad = new Report(good.definition(), Node.WINDOW, 0, id, Bytes.of((byte) 9));
    try (Node node = Node.open(root)) {
      node.append(List.of(bad, good));
      assertThat(node.caughtUp().accumulators()).isEqualTo(Node.fold(List.of(good)).accumulators());
      assertThat(node.engine.refused()).isEqualTo(1);
    }
  }

  @Test
  void a_report_of_an_unknown_definition_stops_the_counting_and_loses_nothing() throws Exception {
    Report known = SampleReports.any(Node.CRASHED, Node.WINDOW, random);
    Report unknown = SampleReports.any(Samples.screenTime(), Node.WINDOW, random);
    try (Node node = Node.open(root)) {
      node.append(List.of(known, unknown));
      assertThatThrownBy(node::caughtUp)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(Metric.of(Samples.screenTime()).id().toString());
      assertThat(node.engine.freeze().counts().reports()).isZero();
      assertThat(node.engine.position()).isLessThan(node.journal.durableEnd());
    }
  }

  @Test
  void the_state_of_simulated_devices_is_not_continued_with_real_ones() throws Exception {
    EngineOptions simulated = new EngineOptions(true, 4, Duration.ofDays(1));
    Path directory = Node.snapshots(root);
    SnapshotStore store = SnapshotStore.open(directory);
    store.write(new FoldState(true).snapshot(0));
    assertThatThrownBy(() -> Node.open(root))
        .isInstanceOf(StateUnusableException.class)
        .hasMessageContaining("is of simulated devices; it cannot be continued with real ones");
    try (Node node = Node.open(root.resolve("fresh"), simulated, new FakeClock(Node.NOW))) {
      assertThat(node.engine.freeze().counts().simulated()).isTrue();
    }
  }

  private List<SnapshotFile> snapshotFiles() throws IOException {
    try (Stream<Path> paths = Files.list(Node.snapshots(root))) {
      return paths.flatMap(path -> SnapshotFile.parse(path).stream()).sorted().toList();
    }
  }
}

package dev.sotto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.journal.Entry;
import dev.sotto.journal.EntryId;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.protocol.Report;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The journal's file is taken away and put back beneath a running engine.
final class EngineFailureTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path root = new FaultyDisk().root().resolve("state");
  private final List<Report> reports = Node.reports(3, new SeededRandom(5));
  private final LinkedBlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();
  private final SynchronousQueue<Boolean> goOn = new SynchronousQueue<>();

  @Test
  void a_journal_that_cannot_be_read_for_now_is_tried_again_with_growing_pauses() throws Exception {
    try (FileJournal journal = journal()) {
      append(journal);
      Path segment = segment();
      Path away = root.resolve("away");
      Files.move(segment, away, StandardCopyOption.ATOMIC_MOVE);
      try (Engine engine = start(journal)) {
        for (int millis : List.of(100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000)) {
          assertThat(pauses.poll(20, TimeUnit.SECONDS)).isEqualTo(Duration.ofMillis(millis));
          assertThat(engine.failure())
              .hasValueSatisfying(
                  why -> assertThat(why).contains("counting waits for the journal"));
          goOn.put(true);
        }
        assertThat(pauses.poll(20, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(30));
        Files.move(away, segment, StandardCopyOption.ATOMIC_MOVE);
        goOn.put(true);
        assertThat(engine.awaitCaughtUp(PATIENCE)).isTrue();
        assertThat(engine.failure()).isEmpty();
        assertThat(engine.freeze().counts().accumulators())
            .isEqualTo(Node.fold(reports).accumulators());
      }
    }
  }

  @Test
  void a_close_during_a_failure_ends_and_the_next_start_counts_all() throws Exception {
    try (FileJournal journal = journal()) {
      append(journal);
      Path segment = segment();
      Files.move(segment, root.resolve("away"), StandardCopyOption.ATOMIC_MOVE);
      Engine engine = start(journal);
      assertThat(pauses.poll(20, TimeUnit.SECONDS)).isNotNull();
      engine.close();
      Files.move(root.resolve("away"), segment, StandardCopyOption.ATOMIC_MOVE);
      try (Engine next = start(journal)) {
        assertThat(next.awaitCaughtUp(PATIENCE)).isTrue();
        assertThat(next.freeze().counts().reports()).isEqualTo(3);
      }
    }
  }

  @Test
  void a_damaged_journal_ends_the_counting_and_the_failure_says_so() throws Exception {
    try (FileJournal journal = journal()) {
      append(journal);
      byte[] content = Files.readAllBytes(segment());
      content[content.length - 1] ^= 1;
      Files.write(segment(), content);
      try (Engine engine = start(journal)) {
        assertThatThrownBy(() -> engine.awaitCaughtUp(PATIENCE)).isInstanceOf(IOException.class);
        assertThat(engine.failure())
            .hasValueSatisfying(why -> assertThat(why).startsWith("counting has ended: "));
        assertThat(pauses).isEmpty();
      }
    }
  }

  private FileJournal journal() throws IOException {
    return FileJournal.open(root.resolve("journal"), JournalOptions.real());
  }

  @Test
  void a_disk_too_full_for_a_snapshot_says_so_and_the_next_start_counts_all() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Path state = disk.root().resolve("state");
    EngineOptions never = new EngineOptions(false, 1000, Duration.ofDays(1));
    FakeClock clock = new FakeClock(Node.NOW);
    Node node = Node.open(state, never, clock);
    node.append(reports);
    node.caughtUp();
    disk.fillUpAfter(10);
    assertThatThrownBy(node::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no space left");
    disk.fillUpAfter(1 << 20);
    try (Node next = Node.open(state, never, clock)) {
      assertThat(next.caughtUp().accumulators()).isEqualTo(Node.fold(reports).accumulators());
    }
  }

  @Test
  void a_snapshot_that_found_no_room_is_tried_again_and_counting_goes_on_meanwhile()
      throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Path state = disk.root().resolve("state");
    EngineOptions hourly = new EngineOptions(false, 1000, Duration.ofHours(1));
    FakeClock clock = new FakeClock(Node.NOW);
    try (Node node = Node.open(state, hourly, clock)) {
      node.append(reports);
      node.caughtUp();
      disk.fillUpAfter(10);
      clock.advance(Duration.ofHours(2));
      Thread.sleep(300); // several rounds in which a snapshot is due
      assertThat(node.caughtUp().reports()).isEqualTo(reports.size());
      assertThat(node.engine.failure()).isEmpty();
      disk.fillUpAfter(1 << 20);
      clock.advance(Duration.ofHours(2));
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (SnapshotStore.open(Node.snapshots(state)).newest().isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(until);
        Thread.sleep(20);
      }
    }
  }

  private void append(FileJournal journal) throws IOException {
    for (Report report : reports) {
      journal.appendOnce(List.of(new Entry(new EntryId(report.id().bytes()), 0, report.encode())));
    }
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".segment")).findFirst().orElseThrow();
    }
  }

  private Engine start(FileJournal journal) throws IOException {
    Path snapshots = Node.snapshots(root);
    return Engine.start(
        SnapshotStore.open(snapshots),
        snapshots,
        journal,
        Node.DEFINITIONS,
        Node.OPTIONS,
        new FakeClock(Node.NOW),
        length -> {
          pauses.add(length);
          goOn.take();
        });
  }
}

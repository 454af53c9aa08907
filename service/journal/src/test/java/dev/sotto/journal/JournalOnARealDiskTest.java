package dev.sotto.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOnARealDiskTest {
  @Test
  void it_stores_once_rotates_recovers_and_locks(@TempDir Path temporary) throws IOException {
    Path directory = temporary.resolve("a/journal");
    JournalOptions options = JournalOptions.real().withSegmentBytes(2000);
    try (Journal journal = FileJournal.open(directory, options)) {
      for (int i = 0; i < 30; i++) {
        journal.appendOnce(Samples.entries(3 * i, 3 * i + 4));
      }
      assertThatThrownBy(() -> FileJournal.open(directory, options))
          .isInstanceOf(JournalInUseException.class);
    }
    assertThat(Samples.segmentFiles(directory)).hasSizeGreaterThan(2);
    try (Journal journal = FileJournal.open(directory, options)) {
      assertThat(Samples.readAll(journal)).isEqualTo(Samples.entries(0, 91));
      assertThat(journal.appendOnce(Samples.entries(0, 92)).countNew()).isOne();
    }
  }

  @Test
  void an_interrupted_caller_neither_loses_its_answer_nor_breaks_the_journal(
      @TempDir Path directory) throws IOException {
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      Thread.currentThread().interrupt();
      assertThat(journal.appendOnce(Samples.entries(0, 1)).countNew()).isOne();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(journal.appendOnce(Samples.entries(1, 2)).countNew()).isOne();
      assertThat(Samples.readAll(journal)).isEqualTo(Samples.entries(0, 2));
    }
  }

  @Tag("slow")
  @Test
  void thousands_of_callers_share_forces_and_all_is_stored(@TempDir Path directory)
      throws Exception {
    int callers = 2000;
    int calls = 100;
    int entriesPerCall = 6;
    long seed = dev.sotto.testkit.Seed.announced("thousands_of_callers");
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      long start = System.nanoTime();
      try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
          SeededRandom random = new SeededRandom(seed + caller);
          futures.add(
              executor.submit(() -> {
                int stored = 0;
                for (int call = 0; call < calls; call++) {
                  stored += journal.appendOnce(fresh(random, entriesPerCall)).countNew();
                }
                return stored;
              }));
        }
        for (Future<Integer> future : futures) {
          assertThat(future.get()).isEqualTo(calls * entriesPerCall);
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%d calls of %d entries in %.2f s: %.0f calls/s%n",
          callers * calls, entriesPerCall, seconds, callers * calls / seconds);
      int read = 0;
      Batch batch = journal.read(Position.START, 1 << 20);
      while (!batch.entries().isEmpty()) {
        read += batch.entries().size();
        batch = journal.read(batch.next(), 1 << 20);
      }
      assertThat(read).isEqualTo(callers * calls * entriesPerCall);
    }
    long start = System.nanoTime();
    FileJournal.open(directory, JournalOptions.real()).close();
    System.out.printf("reopened in %.2f s%n", (System.nanoTime() - start) / 1e9);
  }

  private static List<Entry> fresh(SeededRandom random, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EntryId id = new EntryId(Bytes.of(random.bytes(EntryId.LENGTH)));
      entries.add(new Entry(id, random.between(0, 8) * Samples.DAY, Bytes.of(random.bytes(60))));
    }
    return entries;
  }
}

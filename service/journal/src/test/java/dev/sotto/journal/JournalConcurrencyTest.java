package dev.sotto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.DiskOperation;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JournalConcurrencyTest {
  private final FaultyDisk disk = new FaultyDisk();
  private final Path directory = disk.root().resolve("j");

  @Test
  void duplicates_sent_at_the_same_time_are_stored_and_counted_once() throws Exception {
    AtomicInteger countNew = new AtomicInteger();
    try (Journal journal =
        FileJournal.open(directory, JournalOptions.real().withSegmentBytes(2000))) {
      inParallel(
          400,
          caller -> {
            List<Entry> same = Samples.entries(caller % 50, caller % 50 + 6);
            countNew.addAndGet(journal.appendOnce(same).countNew());
          });
      assertThat(countNew).hasValue(55);
      assertThat(Samples.readAll(journal))
          .containsExactlyInAnyOrderElementsOf(Samples.entries(0, 55));
    }
  }

  @Test
  void callers_that_arrive_during_a_force_share_the_next_one() throws Exception {
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      CountDownLatch forcing = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      disk.beforeEach(operation -> {
        if (operation.kind() == DiskOperation.Kind.FORCE) {
          forcing.countDown();
          await(goOn);
        }
      });
      int before = disk.forces().size();
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Appended> first = callers.submit(() -> journal.appendOnce(Samples.entries(0, 1)));
        forcing.await();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
          int number = i;
          CountDownLatch started = new CountDownLatch(1);
          threads.add(
              Thread.ofPlatform()
                  .start(() -> {
                    started.countDown();
                    append(journal, number);
                  }));
          started.await();
        }
        for (Thread thread : threads) {
          while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        }
        assertThat(Samples.readAll(journal)).as("nothing is readable before the force").isEmpty();
        goOn.countDown();
        for (Thread thread : threads) {
          thread.join();
        }
        assertThat(first.get().countNew()).isOne();
      }
      assertThat(disk.forces()).hasSize(before + 2);
      assertThat(Samples.readAll(journal)).hasSize(501);
    }
  }

  @Test
  void a_duplicate_of_an_entry_that_is_not_durable_yet_waits_for_it_and_fails_with_it()
      throws Exception {
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      CountDownLatch writing = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      disk.fillUpAfter(10);
      disk.beforeEach(operation -> {
        if (operation.kind() == DiskOperation.Kind.WRITE) {
          writing.countDown();
          await(goOn);
        }
      });
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Appended> first = callers.submit(() -> journal.appendOnce(Samples.entries(0, 1)));
        writing.await();
        Future<Appended> second = callers.submit(() -> journal.appendOnce(Samples.entries(0, 1)));
        Thread.sleep(20);
        assertThat(second.isDone()).isFalse();
        goOn.countDown();
        assertThat(first).failsWithin(Duration.ofMinutes(1));
        assertThat(second).failsWithin(Duration.ofMinutes(1));
      }
      disk.fillUpAfter(Long.MAX_VALUE);
      assertThat(journal.appendOnce(Samples.entries(0, 1)).countNew()).isOne();
    }
  }

  @Test
  void a_crash_under_many_callers_loses_nothing_acknowledged() throws Exception {
    SeededRandom random = SeededRandom.announced("a_crash_under_many_callers");
    for (int round = 0; round < 60; round++) {
      Path fresh = disk.root().resolve("round-" + round);
      Set<Entry> acknowledged = ConcurrentHashMap.newKeySet();
      disk.killAt(random.between(10, 60)); // opening takes nine
      try (Journal journal =
          FileJournal.open(fresh, JournalOptions.real().withSegmentBytes(3000))) {
        inParallel(
            60,
            caller -> {
              for (int call = 0; call < 4; call++) {
                int from = 5 * caller + call;
                try {
                  journal.appendOnce(Samples.entries(from, from + 6));
                } catch (IOException lost) {
                  return;
                }
                acknowledged.addAll(Samples.entries(from, from + 6));
              }
            });
      }
      disk.crash(random.pick(List.of(CrashMode.values())), random);
      try (Journal journal = FileJournal.open(fresh, JournalOptions.real())) {
        assertThat(Samples.readAll(journal))
            .doesNotHaveDuplicates()
            .containsAll(acknowledged)
            .isSubsetOf(Samples.entries(0, 400));
      }
    }
  }

  private interface Caller {
    void call(int number) throws IOException;
  }

  private static void inParallel(int callers, Caller caller) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int number = i;
        futures.add(
            executor.submit(() -> {
              caller.call(number);
              return number;
            }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
  }

  private static void append(Journal journal, int number) {
    try {
      journal.appendOnce(Samples.entries(number, number + 1));
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}

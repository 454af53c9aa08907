package dev.sotto.journal;

import static dev.sotto.journal.Samples.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JournalFailureTest {
  private static final JournalOptions SMALL = JournalOptions.real().withSegmentBytes(500);

  private final FaultyDisk disk = new FaultyDisk();
  private final Path directory = disk.root().resolve("j");
  private final SeededRandom random = SeededRandom.announced("JournalFailureTest");

  @Test
  void a_full_disk_keeps_what_was_acknowledged_and_the_journal_goes_on_when_there_is_room()
      throws IOException {
    // Every amount of room: the disk fills up in each byte of a group and of a new segment's header
    // too.
    for (int room = 0; room < 700; room++) {
      Path fresh = disk.root().resolve("full-" + room);
      int stored = 0;
      try (Journal journal = FileJournal.open(fresh, SMALL)) {
        disk.fillUpAfter(room);
        boolean full = false;
        while (!full) {
          full = refusedAsFull(journal, stored);
          stored += full ? 0 : 2;
        }
        assertThat(Samples.readAll(journal)).isEqualTo(entries(0, stored));
        assertThat(refusedAsFull(journal, stored)).isTrue();
        assertThat(journal.appendOnce(entries(0, stored)).countNew()).isZero();
        disk.fillUpAfter(Long.MAX_VALUE);
        assertThat(journal.appendOnce(entries(0, stored + 9)).countNew()).isEqualTo(9);
        assertThat(Samples.readAll(journal)).isEqualTo(entries(0, stored + 9));
      }
      disk.crash(CrashMode.LOSE_ALL, random);
      try (Journal journal = FileJournal.open(fresh, SMALL)) {
        assertThat(Samples.readAll(journal)).isEqualTo(entries(0, stored + 9));
      }
    }
  }

  private static boolean refusedAsFull(Journal journal, int first) {
    try {
      assertThat(journal.appendOnce(entries(first, first + 2)).countNew()).isEqualTo(2);
      return false;
    } catch (IOException refused) {
      assertThat(refused).hasMessageContaining("no space left");
      return true;
    }
  }

  @Test
  void a_failed_force_ends_the_journal_and_reopening_recovers() throws IOException {
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      journal.appendOnce(entries(0, 2));
      disk.failForce(1);
      assertThatThrownBy(() -> journal.appendOnce(entries(2, 4)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot force /j/")
          .hasMessageContaining("input/output error");
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> journal.appendOnce(entries(4, 5)))
            .isInstanceOf(JournalClosedException.class)
            .hasMessageContaining("reopen it to recover: cannot force /j/");
      }
      assertThat(Samples.readAll(journal)).isEqualTo(entries(0, 2));
    }
    disk.crash(CrashMode.LOSE_ALL, random);
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      assertThat(Samples.readAll(journal)).isEqualTo(entries(0, 2));
      assertThat(journal.appendOnce(entries(0, 4)).countNew()).isEqualTo(2);
    }
  }

  @Test
  void what_a_killed_process_left_unforced_is_forced_before_duplicates_of_it_are_acknowledged()
      throws IOException {
    long operations = CrashCheck.operations();
    for (long killAt = 1; killAt <= operations; killAt++) {
      Path fresh = disk.root().resolve("killed-" + killAt);
      disk.killAt(killAt);
      try (Journal journal = FileJournal.open(fresh, SMALL)) {
        for (int i = 0; i < 20; i++) {
          journal.appendOnce(entries(2 * i, 2 * i + 2));
        }
      } catch (IOException killed) {
        assertThat(killed).hasMessageContaining("the power ");
      }
      disk.killProcess();
      try (Journal journal = FileJournal.open(fresh, SMALL)) {
        journal.appendOnce(Samples.readAll(journal));
        journal.appendOnce(entries(0, 40));
      }
      disk.crash(CrashMode.LOSE_ALL, random);
      try (Journal journal = FileJournal.open(fresh, SMALL)) {
        assertThat(Samples.readAll(journal)).containsExactlyInAnyOrderElementsOf(entries(0, 40));
      }
    }
  }
}

package dev.sotto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalCrashTest {
  private static final long NEVER = Long.MAX_VALUE / 2;

  @ParameterizedTest
  @EnumSource
  void a_crash_at_any_operation_loses_nothing_acknowledged_and_invents_nothing(CrashMode mode)
      throws IOException {
    crashEverywhere(mode, 3, "journal, " + mode);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void a_crash_at_any_operation_over_many_seeds(CrashMode mode) throws IOException {
    crashEverywhere(mode, 40, "journal, many, " + mode);
  }

  @ParameterizedTest
  @EnumSource
  void a_crash_at_any_operation_of_a_release_leaves_a_journal_that_opens_and_lost_nothing_else(
      CrashMode mode) throws IOException {
    SeededRandom random = SeededRandom.announced("release, " + mode);
    JournalOptions options = JournalOptions.real().withSegmentBytes(300);
    for (int round = 0; round < 5; round++) {
      for (int killAt = 1; killAt <= 20; killAt++) {
        FaultyDisk disk = new FaultyDisk();
        Path directory = disk.root().resolve("j");
        Position upTo;
        try (Journal journal = FileJournal.open(directory, options)) {
          for (int i = 0; i < 20; i++) {
            journal.appendOnce(Samples.entries(i, i + 1));
          }
          upTo = journal.read(Position.START, 1200).next();
        }
        try (Journal journal = FileJournal.open(directory, options)) {
          disk.killAt(killAt);
          journal.release(upTo, Instant.ofEpochSecond(5 * Samples.DAY));
        } catch (IOException killed) {
          assertThat(killed).hasMessageContaining("the power ");
        }
        disk.crash(mode, random);
        try (Journal journal = FileJournal.open(directory, options)) {
          assertThat(journal.begin()).isLessThanOrEqualTo(upTo);
          List<Entry> left = Samples.readAll(journal);
          assertThat(left).isNotEmpty();
          assertThat(left).isEqualTo(Samples.entries(20 - left.size(), 20));
        }
      }
    }
  }

  private static void crashEverywhere(CrashMode mode, int seeds, String name) throws IOException {
    SeededRandom random = SeededRandom.announced(name);
    long operations = CrashCheck.operations();
    assertThat(operations).as("operations of the script").isGreaterThan(40);
    for (int seed = 0; seed < seeds; seed++) {
      for (long killAt = 1; killAt <= operations + 1; killAt++) {
        long again = random.oneIn(2) ? random.between(1, 6) : NEVER;
        new CrashCheck().run(killAt, again, mode, random);
      }
    }
  }
}

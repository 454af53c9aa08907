package dev.sotto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The check that every journal has to pass: run a fixed script of calls, with duplicates and a restart, cut the power at some operation, reopen, and compare.
final class CrashCheck {
  private static final JournalOptions OPTIONS = JournalOptions.real().withSegmentBytes(600);
  private static final int CALLS = 14;

  private final FaultyDisk disk = new FaultyDisk();
  private final Path directory = disk.root().resolve("srv/journal");
  private final Set<Entry> sent = new LinkedHashSet<>();
  private final Set<Entry> acknowledged = new LinkedHashSet<>();

  /// How many operations the script takes if nothing goes wrong.
  static long operations() throws IOException {
    CrashCheck check = new CrashCheck();
    check.runScript();
    return check.disk.operations();
  }

  /// Cuts the power at operation `killAt`, and again at operation `killRecoveryAt` of the recovery.
  void run(long killAt, long killRecoveryAt, CrashMode mode, SeededRandom random)
      throws IOException {
    disk.killAt(killAt);
    crashed(this::runScript);
    disk.crash(mode, random);
    disk.killAt(killRecoveryAt);
    crashed(() -> FileJournal.open(directory, OPTIONS).close());
    disk.crash(mode, random);
    checkRecovered();
  }

  private void checkRecovered() throws IOException {
    try (Journal journal = FileJournal.open(directory, OPTIONS)) {
      List<Entry> recovered = Samples.readAll(journal);
      assertThat(recovered).as("each once").doesNotHaveDuplicates();
      assertThat(recovered).as("acknowledged is recovered").containsAll(acknowledged);
      assertThat(sent).as("recovered was sent").containsAll(recovered);
      int missing = sent.size() - recovered.size();
      assertThat(journal.appendOnce(List.copyOf(sent)).countNew()).isEqualTo(missing);
      assertThat(Samples.readAll(journal)).containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  private void runScript() throws IOException {
    for (int half = 0; half < 2; half++) {
      try (Journal journal = FileJournal.open(directory, OPTIONS)) {
        for (int call = 0; call < CALLS / 2; call++) {
          int first = 3 * (call + half * CALLS / 2);
          List<Entry> entries = new ArrayList<>(Samples.entries(first, first + 4));
          sent.addAll(entries);
          journal.appendOnce(entries);
          acknowledged.addAll(entries);
        }
      }
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void crashed(Step step) {
    try {
      step.run();
    } catch (IOException powerLoss) {
      assertThat(powerLoss).hasMessageContaining("the power ");
    }
  }
}

package dev.sotto.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.protocol.Report;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wherever the power goes off, snapshot and journal together count what replaying the whole journal would, although
/// the journal lets go of what the snapshots hold.
final class SnapshotCrashTest {
  private static final int CALLS = 12;
  private static final int PER_CALL = 2;

  @TempDir private Path root;

  @Test
  @Tag("slow")
  void a_power_loss_at_any_operation_loses_and_doubles_nothing() throws Exception {
    SeededRandom random = SeededRandom.announced("SnapshotCrashTest");
    int crashes = 0;
    for (CrashMode mode : CrashMode.values()) {
      for (long n = 1; crashAndCheck(n, mode, random.split()); n++) {
        crashes++;
      }
    }
    System.out.println(crashes + " power losses, every acknowledged report counted once");
    assertThat(crashes).isGreaterThan(100);
  }

  /// Runs a node until the power goes off at operation `n`, starts it again and checks what it counts.
  ///
  /// @return false if the node came to its end before
  private static boolean crashAndCheck(long n, CrashMode mode, SeededRandom random)
      throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Path root = disk.root().resolve("state");
    List<Report> sent = Node.reports(CALLS * PER_CALL, random);
    disk.killAt(n);
    int acknowledged = run(root, sent);
    boolean crashed = disk.operations() >= n;
    disk.crash(mode, random);
    try (Node node = reopened(root, n, mode)) {
      int counted = (int) node.caughtUp().reports();
      assertThat(counted)
          .as("operation %d, %s: acknowledged %d", n, mode, acknowledged)
          .isBetween(acknowledged, sent.size());
      assertThat(node.engine.freeze().counts().accumulators())
          .as("operation %d, %s", n, mode)
          .isEqualTo(Node.fold(sent.subList(0, counted)).accumulators());
    }
    return crashed;
  }

  private static Node reopened(Path root, long n, CrashMode mode) throws IOException {
    try {
      return Node.open(root);
    } catch (StateUnusableException lost) {
      throw new AssertionError("operation " + n + ", " + mode + ": " + lost.getMessage());
    }
  }

  /// How many reports were acknowledged.
  private static int run(Path root, List<Report> sent) throws InterruptedException {
    int acknowledged = 0;
    try (Node node = Node.open(root)) {
      for (int call = 0; call < CALLS; call++) {
        node.append(sent.subList(PER_CALL * call, PER_CALL * (call + 1)));
        acknowledged += PER_CALL;
        node.caughtUp();
      }
    } catch (IOException powerLoss) {
      return acknowledged;
    }
    return acknowledged;
  }

  @Test
  void a_newest_snapshot_cut_at_any_byte_is_passed_over_for_the_one_before() throws Exception {
    List<Report> sent = Node.reports(20, new SeededRandom(2));
    try (Node node = Node.open(root)) {
      for (Report report : sent) {
        node.append(List.of(report));
        node.caughtUp();
      }
      assertThat(node.journal.begin().offset()).isPositive();
    }
    Path newest = files().getLast().path();
    byte[] whole = Files.readAllBytes(newest);
    for (int cut = 0; cut < whole.length; cut += cut < 64 || cut > whole.length - 64 ? 1 : 7) {
      Files.write(newest, Arrays.copyOf(whole, cut));
      SnapshotStore store = SnapshotStore.open(Node.snapshots(root));
      assertThat(store.newest())
          .hasValueSatisfying(
              snapshot -> assertThat(snapshot.position()).isEqualTo(older().position()));
    }
    try (Node node = Node.open(root)) {
      assertThat(node.caughtUp().accumulators()).isEqualTo(Node.fold(sent).accumulators());
    }
  }

  @Test
  void with_no_whole_snapshot_a_journal_that_begins_at_its_beginning_is_counted_again()
      throws Exception {
    List<Report> sent = Node.reports(3, new SeededRandom(2));
    try (Node node = Node.open(root)) {
      node.append(sent);
    }
    damageAll();
    try (Node node = Node.open(root)) {
      assertThat(node.caughtUp().accumulators()).isEqualTo(Node.fold(sent).accumulators());
    }
  }

  @Test
  void with_no_whole_snapshot_a_journal_that_was_released_is_not_counted_as_if_it_were_whole()
      throws Exception {
    try (Node node = Node.open(root)) {
      for (Report report : Node.reports(20, new SeededRandom(2))) {
        node.append(List.of(report));
        node.caughtUp();
      }
    }
    damageAll();
    assertThatThrownBy(() -> Node.open(root))
        .isInstanceOf(StateUnusableException.class)
        .hasMessageContaining("restore a snapshot");
  }

  @Test
  void a_snapshot_ahead_of_its_journal_is_refused() throws Exception {
    try (Node node = Node.open(root)) {
      node.append(Node.reports(5, new SeededRandom(2)));
    }
    Files.move(root.resolve("journal"), root.resolve("lost"));
    assertThatThrownBy(() -> Node.open(root))
        .isInstanceOf(StateUnusableException.class)
        .hasMessageContaining("restore both from the same copy");
  }

  private void damageAll() throws IOException {
    for (SnapshotFile file : files()) {
      Files.write(file.path(), new byte[] {1}, StandardOpenOption.APPEND);
    }
  }

  private SnapshotFile older() {
    try {
      return files().getFirst();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private List<SnapshotFile> files() throws IOException {
    try (Stream<Path> paths = Files.list(Node.snapshots(root))) {
      return paths.flatMap(path -> SnapshotFile.parse(path).stream()).sorted().toList();
    }
  }
}

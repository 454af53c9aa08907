package dev.sotto.node;

import static dev.sotto.node.Reported.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.journal.CorruptJournalException;
import dev.sotto.node.StateRefusedException.Reason;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.FileTree;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredStateTest {
  @TempDir private Path directory;

  private final FaultyDisk disk = new FaultyDisk();
  private final Path state = disk.root().resolve("state");

  private static long read(Path state) throws IOException {
    return StoredState.read(state, CLOCK).counts().reports();
  }

  @Test
  void a_disk_that_takes_no_write_is_read() throws Exception {
    Reported.leave(state, 20, 10);
    Files.delete(state.resolve("journal/journal.lock"));
    disk.beforeEach(operation -> {
      throw new AssertionError("a reader does: " + operation);
    });
    StoredState read = StoredState.read(state, CLOCK);
    assertThat(read.counts().reports()).isEqualTo(30);
    assertThat(read.registry()).isEqualTo(Reported.REGISTRY);
    assertThat(read.releases().now().metrics()).hasSize(2);
    assertThatThrownBy(() -> Reported.open(state).close())
        .as("whoever serves is not let through")
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void beside_a_service_that_runs_it_is_read_and_left_as_it_was_to_the_byte_and_the_second()
      throws Exception {
    Path real = directory.resolve("state");
    SeededRandom random = new SeededRandom(1);
    try (ServiceState serving = Reported.open(real)) {
      Reported.report(serving, 25, random);
      serving.awaitCounted(Reported.PATIENCE);
      Map<String, String> before = FileTree.of(real);
      assertThat(read(real)).isEqualTo(25);
      assertThat(FileTree.of(real)).isEqualTo(before);
      Reported.report(serving, 5, random);
      assertThat(read(real)).isEqualTo(30);
    }
    Map<String, String> before = FileTree.of(real);
    assertThat(read(real)).isEqualTo(30);
    assertThat(FileTree.of(real)).isEqualTo(before);
  }

  @Test
  void reading_goes_on_while_a_service_takes_reports_and_never_goes_back() throws Exception {
    Path real = directory.resolve("state");
    try (ServiceState serving = Reported.open(real)) {
      Thread reports =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  Reported.report(serving, 300, new SeededRandom(2));
                } catch (IOException failed) {
                  throw new AssertionError(failed);
                }
              });
      long last = 0;
      while (reports.isAlive()) {
        long now = read(real);
        assertThat(now).isGreaterThanOrEqualTo(last);
        last = now;
      }
      assertThat(read(real)).isEqualTo(300);
    }
  }

  @Test
  void a_torn_end_is_where_reading_stops_and_is_read_as_a_service_would_go_on_with_it()
      throws Exception {
    Reported.leave(state, 20, 3);
    Path last =
        Reported.files(state.resolve("journal")).stream()
            .filter(file -> file.toString().endsWith(".segment"))
            .toList()
            .getLast();
    byte[] whole = Files.readAllBytes(last);
    long most = read(state);
    for (int cut = whole.length; cut > whole.length - 300; cut--) {
      Files.write(last, Arrays.copyOf(whole, cut));
      long read = read(state);
      assertThat(Files.size(last)).isEqualTo(cut);
      assertThat(read).isBetween(20L, most);
      most = read;
      if (cut % 37 == 0) {
        Path snapshot = Reported.files(state.resolve("snapshots")).getLast();
        byte[] kept = Files.readAllBytes(snapshot);
        try (ServiceState served = Reported.open(state)) {
          served.awaitCounted(Reported.PATIENCE);
          assertThat(served.counts().reports()).as("cut at %d", cut).isEqualTo(read);
        }
        for (Path file : Reported.files(state.resolve("snapshots"))) {
          Files.delete(file);
        }
        Files.write(snapshot, kept);
      }
    }
    assertThat(most).isLessThan(23);
  }

  @Test
  void without_snapshots_the_journal_gives_the_same() throws Exception {
    Reported.leave(state, 20, 10);
    for (Path snapshot : Reported.files(state.resolve("snapshots"))) {
      Files.delete(snapshot);
    }
    assertThat(read(state)).isEqualTo(30);
    Files.delete(state.resolve("snapshots"));
    assertThat(read(state)).isEqualTo(30);
  }

  @Test
  void damage_is_refused_as_a_service_refuses_it() throws Exception {
    Reported.leave(state, 30, 10);
    List<Path> segments = Reported.files(state.resolve("journal"));
    assertThat(segments).hasSizeGreaterThan(3);
    byte[] damaged = Files.readAllBytes(segments.getFirst());
    damaged[damaged.length / 2] ^= 1;
    Files.write(segments.getFirst(), damaged);
    assertThatThrownBy(() -> read(state)).isInstanceOf(CorruptJournalException.class);
    assertThatThrownBy(() -> Reported.open(state)).isInstanceOf(CorruptJournalException.class);
  }

  @Test
  void what_is_no_state_is_refused_and_not_made_one() throws Exception {
    requireRefused(Reason.NO_DIRECTORY, "is no directory");
    Files.createDirectory(state);
    requireRefused(Reason.NO_STATE, "is no service's state");
    Files.write(state.resolve("kind"), "simulated\n".getBytes(StandardCharsets.UTF_8));
    requireRefused(Reason.NO_REGISTRY, "has no registry yet");
    assertThat(Reported.files(state)).containsExactly(state.resolve("kind"));
    Files.write(state.resolve("kind"), "other\n".getBytes(StandardCharsets.UTF_8));
    requireRefused(Reason.UNKNOWN_KIND, "says neither simulated nor real");
  }

  private void requireRefused(Reason reason, String why) {
    assertThatThrownBy(() -> read(state))
        .isInstanceOfSatisfying(
            StateRefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(why);
  }
}

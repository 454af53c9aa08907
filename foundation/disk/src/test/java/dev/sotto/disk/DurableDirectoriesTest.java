package dev.sotto.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DurableDirectoriesTest {
  private final SeededRandom random = SeededRandom.announced("DurableDirectoriesTest");

  /// What makes a directory.
  @FunctionalInterface
  private interface Making {
    void create(Path directory) throws IOException;
  }

  @Test
  void a_directory_made_in_two_attempts_with_a_process_end_anywhere_outlasts_a_power_loss()
      throws IOException {
    assertThat(endEverywhere(DurableDirectories::create)).isEqualTo(6);
  }

  @Test
  void a_twin_that_forces_the_last_name_only_is_noticed() {
    Making lastOnly =
        directory -> {
          Files.createDirectories(directory);
          DurableDirectories.force(directory.resolve(".."));
        };
    assertThatThrownBy(() -> endEverywhere(lastOnly)).isInstanceOf(AssertionError.class);
  }

  /// Ends the process at each operation of a first attempt, makes the directory in a second one and cuts the power.
  private long endEverywhere(Making making) throws IOException {
    for (long n = 1; ; n++) {
      FaultyDisk disk = new FaultyDisk();
      Path directory = disk.root().resolve("a").resolve("b").resolve("c");
      long last = n;
      disk.beforeEach(operation -> {
        if (disk.operations() >= last) {
          throw new ProcessEnd();
        }
      });
      boolean ended = false;
      try {
        making.create(directory);
      } catch (ProcessEnd end) {
        ended = true;
      }
      disk.beforeEach(operation -> {});
      disk.killProcess();
      making.create(directory);
      disk.crash(CrashMode.LOSE_ALL, random);
      assertThat(Files.isDirectory(directory)).as("process end at operation %d", n).isTrue();
      if (!ended) {
        return n;
      }
    }
  }

  @Test
  void a_file_in_the_way_is_named() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Files.write(disk.root().resolve("a"), new byte[1]);
    assertThatThrownBy(() -> DurableDirectories.create(disk.root().resolve("a").resolve("b")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a");
  }

  private static final class ProcessEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}

package dev.sotto.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AppendedFileTest {
  private final FaultyDisk disk = new FaultyDisk();
  private final Path path = disk.root().resolve("file");
  private final SeededRandom random = SeededRandom.announced("AppendedFileTest");

  @Test
  void what_was_forced_outlasts_the_power_and_what_was_not_does_not() throws IOException {
    try (AppendedFile file = AppendedFile.create(path)) {
      DurableDirectories.force(disk.root());
      file.append(bytes(100));
      file.force();
      file.append(bytes(50));
      assertThat(file.length()).isEqualTo(150);
    }
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.size(path)).isEqualTo(100);
  }

  @Test
  void what_a_full_disk_took_of_it_is_cut_off_and_the_file_goes_on() throws IOException {
    for (int room = 0; room < 100; room++) {
      Path each = disk.root().resolve("file-" + room);
      try (AppendedFile file = AppendedFile.create(each)) {
        file.append(bytes(10));
        disk.fillUpAfter(room);
        assertThatThrownBy(() -> file.append(bytes(100))).hasMessageContaining("no space left");
        file.cutTo(10);
        disk.fillUpAfter(Long.MAX_VALUE);
        file.append(bytes(5));
        assertThat(file.length()).isEqualTo(15);
      }
      assertThat(Files.size(each)).isEqualTo(15);
    }
  }

  @Test
  void resuming_cuts_what_lies_behind_and_forces_what_is_left() throws IOException {
    try (AppendedFile file = AppendedFile.create(path)) {
      DurableDirectories.force(disk.root());
      file.append(bytes(100));
    }
    disk.killProcess();
    AppendedFile.resume(path, 60).close();
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.size(path)).isEqualTo(60);
  }

  @Test
  void a_force_that_failed_is_told_apart() throws IOException {
    try (AppendedFile file = AppendedFile.create(path)) {
      file.append(bytes(1));
      disk.failForce(1);
      assertThatThrownBy(file::force)
          .isInstanceOf(UnsureException.class)
          .hasMessageContaining("cannot force /file");
    }
  }

  @Test
  void a_file_that_is_there_is_not_made_anew() throws IOException {
    AppendedFile.create(path).close();
    assertThatThrownBy(() -> AppendedFile.create(path)).isInstanceOf(IOException.class);
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count);
  }
}

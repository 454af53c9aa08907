package dev.sotto.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are replaced, and are there whole whenever the power goes.
class ReplacementTest {
  private static final Bytes OLD = Bytes.of(new byte[2000]);
  private static final Bytes NEW = Bytes.utf8("new ".repeat(700));

  private final SeededRandom random = SeededRandom.announced("ReplacementTest");

  /// Puts content in place of a file's.
  @FunctionalInterface
  private interface Replacing {
    void replace(Path file, Bytes content) throws IOException;
  }

  @Test
  void a_crash_at_any_operation_leaves_the_old_or_the_new_and_the_new_once_it_returned()
      throws IOException {
    Replacing secretly =
        (file, content) -> {
          try (SecretBytes secret = SecretBytes.taking(content.toByteArray())) {
            PrivateFile.replace(file, secret);
          }
        };
    for (Replacing each :
        List.<Replacing>of(DurableFile::replace, PrivateFile::replace, secretly)) {
      for (CrashMode mode : CrashMode.values()) {
        for (int n = 1; n < 12; n++) {
          crashAt(n, each, mode);
        }
      }
    }
  }

  private void crashAt(int n, Replacing replacing, CrashMode mode) throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Path file = disk.root().resolve("d").resolve("file");
    DurableDirectories.create(file.resolveSibling(""));
    replacing.replace(file, OLD);
    disk.killAt(n);
    boolean returned = true;
    try {
      replacing.replace(file, NEW);
    } catch (IOException powerLoss) {
      assertThat(powerLoss).hasMessageContaining("power");
      returned = false;
    }
    disk.crash(mode, random);
    Bytes left = Bytes.of(Files.readAllBytes(file));
    assertThat(left).as("operation %d, %s", n, mode).isIn(OLD, NEW);
    assertThat(left.equals(NEW) || !returned).isTrue();
    replacing.replace(file, NEW); // what the crash left beside it is in nobody's way
  }

  @Test
  void what_is_not_forced_is_whole_after_the_end_of_the_process() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Path file = disk.root().resolve("file");
    PrivateFile.replaceUnforced(file, NEW);
    disk.killProcess();
    assertThat(Files.readAllBytes(file)).isEqualTo(NEW.toByteArray());
  }

  @Test
  void what_is_deleted_does_not_come_back() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Path file = disk.root().resolve("file");
    DurableFile.replace(file, NEW);
    DurableFile.delete(file);
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(file).doesNotExist();
    DurableFile.replace(file, NEW);
    DurableFile.deleteUnforced(file);
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(file).as("the twin of it").exists();
  }

  @Test
  void a_private_file_is_its_owners_alone(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("file");
    PrivateFile.replaceUnforced(file, OLD);
    PrivateFile.replace(file, NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void a_root_is_no_file() {
    assertThatThrownBy(() -> DurableFile.replace(new FaultyDisk().root(), NEW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("root directory");
  }
}

package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.disk.DirectoryLock;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A storage in files: one opener, private files, replaced whole or not at all.
class FileStorageTest {
  private static final Bytes OLD = Bytes.of(new byte[2000]);
  private static final Bytes NEW = Bytes.utf8("new ".repeat(700));

  @Test
  void what_was_kept_is_read_back_by_the_next_opener(@TempDir Path directory) throws IOException {
    try (FileStorage storage = FileStorage.open(directory.resolve("a/b"))) {
      assertThat(storage.read("state")).isEmpty();
      storage.write("state", OLD);
      storage.force("state", NEW);
      storage.force("other", OLD);
      storage.delete("other");
      storage.delete("other");
    }
    try (FileStorage storage = FileStorage.open(directory.resolve("a/b"))) {
      assertThat(storage.read("state")).contains(NEW);
      assertThat(storage.read("other")).isEmpty();
    }
  }

  @Test
  void a_second_opener_is_refused(@TempDir Path directory) throws IOException {
    try (FileStorage first = FileStorage.open(directory)) {
      assertThatThrownBy(() -> FileStorage.open(directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
      first.force("state", OLD);
    }
    FileStorage.open(directory).close();
  }

  private static boolean isLock(Path file) {
    return file.getFileName().toString().startsWith("lock");
  }

  /// Whether another process can open a storage in `directory`, and then does.
  private static boolean opensElsewhere(Path directory, Path scratch)
      throws IOException, InterruptedException {
    Path program = scratch.resolve("Elsewhere.java");
    Files.writeString(
        program,
        """
        public class Elsewhere {
          public static void main(String[] arguments) throws java.io.IOException {
            dev.sotto.sdk.FileStorage.open(java.nio.file.Path.of(arguments[0]));
            System.out.println("opened");
          }
        }
        """);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--class-path",
                Stream.of(FileStorage.class, DirectoryLock.class, Bytes.class)
                    .map(FileStorageTest::classesOf)
                    .collect(Collectors.joining(File.pathSeparator)),
                program.toString(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean opened = process.waitFor() == 0;
    assertThat(said).contains(opened ? "opened" : "in use");
    return opened;
  }

  private static String classesOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  @Test
  void another_process_is_kept_out_also_after_a_second_opener_here_was_refused(
      @TempDir Path directory, @TempDir Path scratch) throws IOException, InterruptedException {
    try (FileStorage first = FileStorage.open(directory)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> FileStorage.open(directory)).hasMessageContaining("in use");
        assertThat(opensElsewhere(directory, scratch)).isFalse();
      }
      first.force("state", OLD);
    }
    assertThat(opensElsewhere(directory, scratch)).isTrue();
    FileStorage.open(directory).close();
  }

  @Test
  void more_than_can_be_read_back_is_not_written(@TempDir Path directory) throws IOException {
    try (FileStorage storage = FileStorage.open(directory)) {
      Bytes most = Bytes.of(new byte[1 << 24]);
      storage.write("state", most);
      assertThat(storage.read("state")).contains(most);
      Bytes more = Bytes.of(new byte[(1 << 24) + 1]);
      assertThatThrownBy(() -> storage.force("state", more))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("16777217");
      assertThat(storage.read("state")).contains(most);
    }
  }

  @Test
  void a_closed_storage_refuses_everything(@TempDir Path directory) throws IOException {
    FileStorage storage = FileStorage.open(directory);
    storage.close();
    assertThatThrownBy(() -> storage.write("state", OLD)).hasMessageContaining("closed");
    assertThatThrownBy(() -> storage.force("state", OLD)).hasMessageContaining("closed");
    assertThatThrownBy(() -> storage.read("state")).hasMessageContaining("closed");
    assertThatThrownBy(() -> storage.delete("state")).hasMessageContaining("closed");
  }

  @Test
  void every_file_of_a_device_is_its_owners_alone(@TempDir Path directory) throws IOException {
    TestDevice device =
        new TestDevice(
            TestMetrics.registry(
                TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY)),
            1,
            n -> ScriptedService.Reaction.ACCEPTED);
    device.open(FileStorage.open(directory));
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().yesNo("crashed").record(true);
    device.settle();
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> kept = files.filter(file -> !isLock(file)).toList();
      assertThat(kept).hasSize(5);
      for (Path file : kept) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
  }

  /// What a replacement that the power ends at operation `n` leaves, in the given mode.
  private static Optional<Bytes> leftBy(long n, CrashMode mode, SeededRandom random)
      throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Path directory = disk.root().resolve("a").resolve("b");
    FileStorage storage = FileStorage.open(directory);
    storage.force("state", OLD);
    disk.killAt(n);
    boolean returned = true;
    try {
      storage.force("state", NEW);
    } catch (IOException powerLoss) {
      returned = false;
    }
    disk.crash(mode, random);
    try (FileStorage again = FileStorage.open(directory)) {
      Optional<Bytes> left = again.read("state");
      assertThat(left.equals(Optional.of(NEW)) || !returned).isTrue();
      return left;
    }
  }

  @Test
  void a_crash_at_any_operation_leaves_the_old_or_the_new_content() throws IOException {
    SeededRandom random = SeededRandom.announced("replace");
    for (long n = 1; n < 12; n++) {
      for (CrashMode mode : CrashMode.values()) {
        for (int i = 0; i < 10; i++) {
          assertThat(leftBy(n, mode, random))
              .as("operation %s, %s", n, mode)
              .isIn(Optional.of(OLD), Optional.of(NEW));
        }
      }
    }
  }

  @Test
  void the_directory_itself_survives_even_if_an_earlier_process_ended_while_making_it()
      throws IOException {
    for (long n = 1; n < 8; n++) {
      FaultyDisk disk = new FaultyDisk();
      Path directory = disk.root().resolve("a").resolve("b");
      disk.killAt(n);
      try {
        FileStorage.open(directory);
      } catch (IOException ended) {
        assertThat(ended).hasMessageContaining("power");
      }
      disk.killProcess();
      FileStorage.open(directory).force("state", NEW);
      disk.crash(CrashMode.LOSE_ALL, new SeededRandom(n));
      assertThat(FileStorage.open(directory).read("state")).contains(NEW);
    }
  }

  @Test
  void a_full_disk_leaves_the_old_content() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    FileStorage storage = FileStorage.open(disk.root().resolve("d"));
    storage.force("state", OLD);
    disk.fillUpAfter(100);
    assertThatThrownBy(() -> storage.force("state", NEW)).hasMessageContaining("no space");
    assertThat(storage.read("state")).contains(OLD);
  }
}

package dev.sotto.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.wire.Bytes;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @Test
  void another_process_is_kept_out_also_after_a_second_opener_here_was_refused(
      @TempDir Path directory, @TempDir Path scratch) throws IOException, InterruptedException {
    try (DirectoryLock lock = DirectoryLock.take(directory, "lock").orElseThrow()) {
      for (int i = 0; i < 2; i++) {
        assertThat(DirectoryLock.take(directory, "lock")).isEmpty();
        assertThat(takenElsewhere(directory, scratch)).isFalse();
      }
      assertThat(lock.isOpen()).isTrue();
    }
    assertThat(takenElsewhere(directory, scratch)).isTrue();
    DirectoryLock.take(directory, "lock").orElseThrow().close();
  }

  @Test
  void a_closed_lock_is_not_open(@TempDir Path directory) throws IOException {
    DirectoryLock lock = DirectoryLock.take(directory, "lock").orElseThrow();
    lock.close();
    assertThat(lock.isOpen()).isFalse();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "lock-held");
    }
  }

  /// Whether another process gets the lock of `directory`.
  private static boolean takenElsewhere(Path directory, Path scratch)
      throws IOException, InterruptedException {
    Path program = scratch.resolve("Elsewhere.java");
    Files.writeString(
        program,
        """
        public class Elsewhere {
          public static void main(String[] arguments) throws java.io.IOException {
            System.out.println(dev.sotto.disk.DirectoryLock.take(
                java.nio.file.Path.of(arguments[0]), "lock").isPresent());
          }
        }
        """);
    String classPath =
        Stream.of(DirectoryLock.class, Bytes.class)
            .map(DirectoryLockTest::classesOf)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--class-path",
                classPath,
                program.toString(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Boolean.parseBoolean(said.strip());
  }

  private static String classesOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}

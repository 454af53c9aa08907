package dev.sotto.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyDiskTest {
  private final FaultyDisk disk = new FaultyDisk();
  private final Path root = disk.root();
  private final SeededRandom random = SeededRandom.announced("FaultyDiskTest");

  @Test
  void without_faults_it_behaves_like_any_file_system() throws IOException {
    Path folder = Files.createDirectories(root.resolve("a/./c"));
    Path file = folder.resolve("x");
    Files.writeString(file, "hello");
    Files.writeString(file, " world", APPEND);

    assertThat(Files.readString(file)).isEqualTo("hello world");
    assertThat(Files.size(file)).isEqualTo(11);
    assertThat(Files.isDirectory(root.resolve("a/c"))).isTrue();
    assertThatThrownBy(() -> Files.delete(folder)).isInstanceOf(DirectoryNotEmptyException.class);
    assertThatThrownBy(() -> FileChannel.open(file, CREATE_NEW, WRITE))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> Files.readString(root.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);

    Files.move(file, folder.resolve("y"), StandardCopyOption.ATOMIC_MOVE);
    try (Stream<Path> names = Files.list(folder)) {
      assertThat(names).containsExactly(folder.resolve("y"));
    }
    Files.deleteIfExists(folder.resolve("y"));
    assertThat(Files.deleteIfExists(folder.resolve("y"))).isFalse();
    Files.delete(folder);
  }

  @Test
  void a_channel_reads_and_writes_at_positions_and_cuts() throws IOException {
    Path file = root.resolve("x");
    try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
      channel.write(ascii("abcdef"));
      channel.write(ascii("XY"), 8);
      channel.position(2).write(ascii("C"));
      assertThat(channel.position()).isEqualTo(3);
      assertThat(Files.readString(file)).isEqualTo("abCdef\0\0XY");
      ByteBuffer two = ByteBuffer.allocate(2);
      assertThat(channel.read(two, 9)).isEqualTo(1);
      assertThat(channel.read(two, 10)).isEqualTo(-1);
      channel.truncate(4).write(ascii("!"), 5);
      assertThat(Files.readString(file)).isEqualTo("abCd\0!");
    }
    try (FileChannel channel = FileChannel.open(file, WRITE, TRUNCATE_EXISTING)) {
      assertThat(channel.size()).isZero();
    }
  }

  @Test
  void what_was_forced_survives_in_every_mode() throws IOException {
    for (CrashMode mode : CrashMode.values()) {
      Path file = durableFile(mode.name(), "kept".repeat(500));
      try (FileChannel channel = FileChannel.open(file, APPEND)) {
        channel.write(ascii("x".repeat(3000)));
      }
      disk.crash(mode, random);
      assertThat(Files.readString(file)).startsWith("kept".repeat(500));
    }
  }

  @Test
  void what_was_not_forced_is_dropped() throws IOException {
    Path file = durableFile("x", "old");
    Files.writeString(file, "new and longer");
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.readString(file)).isEqualTo("old");
  }

  @Test
  void what_was_not_forced_survives_if_the_disk_was_quick() throws IOException {
    Files.writeString(root.resolve("x"), "new");
    disk.crash(CrashMode.KEEP_ALL, random);
    assertThat(Files.readString(root.resolve("x"))).isEqualTo("new");
  }

  @Test
  void a_forced_file_is_gone_if_its_directory_was_not_forced() throws IOException {
    Path file = root.resolve("x");
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      channel.write(ascii("content"));
      channel.force(true);
    }
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void a_renamed_file_that_was_not_forced_comes_back_empty() throws IOException {
    Path file = durableFile("x", "old");
    Path draft = root.resolve("draft");
    Files.writeString(draft, "new");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(root);
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.readString(file)).isEmpty();
    assertThat(Files.exists(draft)).isFalse();
  }

  @Test
  void a_rename_that_was_not_forced_is_undone_whole() throws IOException {
    Path file = durableFile("x", "old");
    Files.move(durableFile("draft", "new"), file, StandardCopyOption.ATOMIC_MOVE);
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(Files.readString(root.resolve("draft"))).isEqualTo("new");
  }

  @Test
  void a_deletion_that_was_not_forced_is_undone() throws IOException {
    Path file = durableFile("x", "old");
    Files.delete(file);
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.readString(file)).isEqualTo("old");
  }

  @Test
  void sectors_survive_one_by_one_and_whole() throws IOException {
    Set<String> outcomes = new HashSet<>();
    for (int round = 0; round < 200; round++) {
      Path file = durableFile("x", "a".repeat(3 * 512));
      try (FileChannel channel = FileChannel.open(file, WRITE)) {
        channel.write(ascii("b".repeat(3 * 512)));
      }
      disk.crash(CrashMode.KEEP_SOME_SECTORS, random);
      outcomes.add(Files.readString(file).replaceAll("(.)\\1{511}", "$1"));
    }
    // 200 rounds miss one of 8 outcomes with probability below 8 · (7/8)^200 < 3·10⁻¹¹.
    assertThat(outcomes)
        .containsExactlyInAnyOrder("aaa", "aab", "aba", "baa", "abb", "bab", "bba", "bbb");
  }

  @Test
  void a_torn_tail_ends_at_any_byte() throws IOException {
    Set<Integer> lengths = new HashSet<>();
    for (int round = 0; round < 400; round++) {
      Path file = durableFile("x", "");
      try (FileChannel channel = FileChannel.open(file, WRITE)) {
        channel.write(ascii("0123456789"));
      }
      disk.crash(CrashMode.TEAR_TAIL, random);
      String left = Files.readString(file);
      assertThat("0123456789").startsWith(left);
      lengths.add(left.length());
    }
    // 400 rounds miss one of 11 lengths with probability below 11 · (10/11)^400 < 4·10⁻¹⁶.
    assertThat(lengths).hasSize(11);
  }

  @Test
  void a_cut_that_was_not_forced_may_be_undone() throws IOException {
    Set<Long> sizes = new HashSet<>();
    for (int round = 0; round < 100; round++) {
      Path file = durableFile("x", "0123456789");
      try (FileChannel channel = FileChannel.open(file, WRITE)) {
        channel.truncate(4);
      }
      disk.crash(CrashMode.TEAR_TAIL, random);
      sizes.add(Files.size(file));
    }
    // 100 rounds miss one of two outcomes with probability 2 · 2⁻¹⁰⁰.
    assertThat(sizes).containsExactlyInAnyOrder(4L, 10L);
  }

  @ParameterizedTest
  @EnumSource
  void channels_and_locks_end_with_the_crash(CrashMode mode) throws IOException {
    Path file = durableFile("x", "");
    try (FileChannel before = FileChannel.open(file, READ, WRITE)) {
      assertThat(before.tryLock().isValid()).isTrue();
      try (FileChannel other = FileChannel.open(file, WRITE)) {
        assertThatThrownBy(other::tryLock).isInstanceOf(OverlappingFileLockException.class);
      }
      disk.crash(mode, random);
      assertThatThrownBy(() -> before.write(ascii("x"))).isInstanceOf(PowerLossException.class);
      assertThatThrownBy(() -> before.read(ByteBuffer.allocate(1)))
          .isInstanceOf(PowerLossException.class);
      assertThatThrownBy(() -> before.force(true)).isInstanceOf(PowerLossException.class);
      try (FileChannel after = FileChannel.open(file, WRITE)) {
        assertThat(after.tryLock().isValid()).isTrue();
      }
    }
  }

  @Test
  void the_end_of_the_process_loses_nothing_but_makes_nothing_durable() throws IOException {
    Path file = durableFile("x", "old");
    FileChannel channel = FileChannel.open(file, WRITE);
    channel.write(ascii("new"));
    assertThat(channel.tryLock().isValid()).isTrue();
    disk.killProcess();
    assertThatThrownBy(() -> channel.write(ascii("x"))).isInstanceOf(PowerLossException.class);
    assertThat(Files.readString(file)).isEqualTo("new");
    try (FileChannel after = FileChannel.open(file, WRITE)) {
      assertThat(after.tryLock().isValid()).isTrue();
    }
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.readString(file)).isEqualTo("old");
  }

  @Test
  void a_full_disk_takes_what_fits_and_then_refuses() throws IOException {
    disk.fillUpAfter(5);
    try (FileChannel channel = FileChannel.open(root.resolve("x"), CREATE, WRITE)) {
      assertThat(channel.write(ascii("abcdefgh"))).isEqualTo(5);
      assertThatThrownBy(() -> channel.write(ascii("f")))
          .isInstanceOf(IOException.class)
          .hasMessage("/x: no space left on device");
      assertThat(channel.write(ascii("ABCDE"), 0)).isEqualTo(5);
      disk.fillUpAfter(100);
      assertThat(channel.write(ascii("fgh"))).isEqualTo(3);
    }
    assertThat(Files.readString(root.resolve("x"))).isEqualTo("ABCDEfgh");
  }

  @Test
  void a_failed_force_cannot_be_made_good_by_another() throws IOException {
    Path file = durableFile("x", "old");
    disk.failForce(2);
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      channel.force(true);
      channel.write(ascii("new"));
      assertThatThrownBy(() -> channel.force(true)).isInstanceOf(IOException.class);
      channel.force(true);
    }
    assertThat(Files.readString(file)).isEqualTo("new");
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.readString(file)).isEqualTo("old");
  }

  @Test
  void the_power_goes_off_at_the_operation_asked_for() throws IOException {
    Path file = durableFile("x", "");
    disk.killAt(2);
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      channel.write(ascii("one"));
      assertThatThrownBy(() -> channel.force(true))
          .isInstanceOf(PowerLossException.class)
          .hasMessageContaining("force /x");
      assertThatThrownBy(() -> channel.write(ascii("two"))).isInstanceOf(PowerLossException.class);
      assertThatThrownBy(() -> Files.size(file)).isInstanceOf(PowerLossException.class);
    }
    disk.crash(CrashMode.LOSE_ALL, random);
    assertThat(Files.readString(file)).isEmpty();
  }

  @Test
  void operations_are_counted_forces_are_listed_and_hooks_are_told() throws IOException {
    List<String> told = new ArrayList<>();
    disk.beforeEach(operation -> told.add(operation.toString()));
    durableFile("x", "abc");
    Files.delete(root.resolve("x"));

    assertThat(told).containsExactly("create /x", "write /x", "force /x", "force /", "delete /x");
    assertThat(disk.forces()).containsExactly("force /x", "force /");
    assertThat(disk.operations()).isEqualTo(5);
    assertThat(disk.writes()).isEqualTo(1);
  }

  private Path durableFile(String name, String content) throws IOException {
    Path file = root.resolve(name);
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      if (!content.isEmpty()) {
        channel.write(ascii(content));
      }
      channel.force(true);
    }
    forceDirectory(root);
    return file;
  }

  private static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}

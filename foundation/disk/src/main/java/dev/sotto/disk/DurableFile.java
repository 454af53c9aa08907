package dev.sotto.disk;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are there whole or not at all.
public final class DurableFile {
  /// What a file is called beside its final name until all of it is durable. What a crash leaves under it is
  /// overwritten.
  private static final String UNFINISHED = "unfinished";

  private DurableFile() {}

  /// Whether `file` is what a crash may leave of a file that was being made here, and stands for nothing.
  public static boolean isUnfinished(Path file) {
    return file.endsWith(UNFINISHED);
  }

  /// Makes `content` durable as `file`, in place of what had that name: whoever looks, also after a power loss, finds
  /// all of the one or all of the other. One caller at a time in a directory.
  ///
  /// @param file in a directory that [DurableDirectories#create(Path)] made
  /// @throws IOException if it could not be made durable; the name may then stand for either content
  public static void replace(Path file, Bytes content) throws IOException {
    Path directory = directoryOf(file);
    Path unfinished = directory.resolve(UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Writing.all(channel, content.toByteArray());
      Forcing.force(channel, unfinished);
    }
    Files.move(unfinished, file.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
    DurableDirectories.force(directory);
  }

  /// Removes `file`, if it is there, durably.
  ///
  /// @throws UnsureException if it is there still, or is gone and may come back
  public static void delete(Path file) throws UnsureException {
    try {
      deleteUnforced(file);
    } catch (IOException failure) {
      throw new UnsureException("cannot delete " + file, failure);
    }
    DurableDirectories.force(directoryOf(file));
  }

  /// Removes `file`, if it is there. After a power loss it may be there again.
  ///
  /// @throws IOException if it could not be removed
  public static void deleteUnforced(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  static Path directoryOf(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IllegalArgumentException(file + " is the root directory and no file");
    }
    return directory;
  }
}

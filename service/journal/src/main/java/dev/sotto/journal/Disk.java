package dev.sotto.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Forcing files and directories. A force that fails throws [UnsureException].
final class Disk {
  private Disk() {}

  static void force(FileChannel channel, Path file) throws UnsureException {
    try {
      channel.force(true);
    } catch (IOException failure) {
      throw new UnsureException("cannot force " + file, failure);
    }
  }

  /// Makes the names in `directory` durable.
  static void forceDirectory(Path directory) throws UnsureException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException failure) {
      throw new UnsureException("cannot force the directory " + directory, failure);
    }
  }

  /// Creates `directory` and those above it that are missing, each name durable. The name of `directory` is forced even
  /// if it was there: a process that ended early may have left it unforced.
  static void createDirectory(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent == null) {
      return;
    }
    if (!Files.isDirectory(parent)) {
      createDirectory(parent);
    }
    if (!Files.isDirectory(directory)) {
      try {
        Files.createDirectory(directory);
      } catch (FileAlreadyExistsException lostARace) {
        if (!Files.isDirectory(directory)) {
          throw lostARace;
        }
      }
    }
    forceDirectory(parent);
  }
}

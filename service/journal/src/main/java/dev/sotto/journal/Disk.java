package dev.sotto.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
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
}

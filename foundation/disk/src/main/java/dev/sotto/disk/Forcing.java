package dev.sotto.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Forcing what was written. A force that fails throws [UnsureException].
final class Forcing {
  private Forcing() {}

  static void force(FileChannel channel, Path file) throws UnsureException {
    try {
      channel.force(true);
    } catch (IOException failure) {
      throw new UnsureException("cannot force " + file, failure);
    }
  }
}

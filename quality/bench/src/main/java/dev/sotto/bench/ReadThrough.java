package dev.sotto.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;

/// Reads the files of a directory once, computes the checksum of their bytes and prints the seconds: the least that any
/// restart takes which looks at all of a journal.
public final class ReadThrough {
  private static final int CHUNK = 1 << 20;

  private ReadThrough() {}

  /// Argument: the directory.
  public static void main(String[] arguments) throws IOException {
    long began = System.nanoTime();
    CRC32C checksum = new CRC32C();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]))) {
      for (Path file : files) {
        try (FileChannel channel = FileChannel.open(file)) {
          while (channel.read(chunk.clear()) >= 0) {
            checksum.update(chunk.flip());
          }
        }
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.println(String.format(Locale.ROOT, "%.3f %08x", seconds, checksum.getValue()));
  }
}

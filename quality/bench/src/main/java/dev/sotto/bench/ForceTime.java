package dev.sotto.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/// Prints the median and the ninth decile of the milliseconds that the disk takes to force 40 kB, about a group of
/// uploads: what every answer of the service has to wait for.
public final class ForceTime {
  private static final int FORCES = 200;
  private static final int BYTES = 40_000;

  private ForceTime() {}

  /// Argument: a directory on the disk.
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0], "forced");
    long[] nanos = new long[FORCES];
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      for (int i = 0; i < FORCES; i++) {
        channel.write(bytes.clear());
        long began = System.nanoTime();
        channel.force(true);
        nanos[i] = System.nanoTime() - began;
      }
    }
    Files.delete(file);
    Arrays.sort(nanos);
    System.out.println(
        String.format(
            Locale.ROOT, "%.2f %.2f", nanos[FORCES / 2] / 1e6, nanos[FORCES * 9 / 10] / 1e6));
  }
}

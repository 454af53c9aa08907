package dev.sotto.layers.planted;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes, renames and deletes files in each way that the rule must see, and reads one, which it must not.
public final class PlantedWriter {
  private PlantedWriter() {}

  /// By the methods of `Files`.
  public static void write(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("a"));
    Files.write(file, new byte[1]);
    Files.move(file, file.resolveSibling("b"));
  }

  /// By a method that is only referred to.
  public static void delete(List<Path> files) throws IOException {
    interface Action {
      void on(Path file) throws IOException;
    }
    Action delete = Files::delete;
    for (Path file : files) {
      delete.on(file);
    }
  }

  /// By a channel.
  public static void open(Path file) throws IOException {
    FileChannel.open(file, StandardOpenOption.WRITE).close();
  }

  /// By a stream.
  public static OutputStream stream(Path file) throws IOException {
    return new FileOutputStream(file.toFile());
  }

  /// Only reads.
  public static final class Reader {
    private Reader() {}

    /// What the rule must not see.
    public static byte[] read(Path file) throws IOException {
      FileChannel.open(file, StandardOpenOption.READ).close();
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }
  }
}

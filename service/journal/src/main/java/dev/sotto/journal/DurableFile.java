package dev.sotto.journal;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
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

  /// Makes `content` durable as `file`, in place of what had that name: whoever looks, also after a power loss, finds
  /// all of the one or all of the other. One caller at a time in a directory.
  ///
  /// @param file in a directory that [DurableDirectories#create(Path)] made
  /// @throws IOException if it could not be made durable; the name may then stand for either content
  public static void replace(Path file, Bytes content) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path directory = absolute.getParent();
    if (directory == null) {
      throw new IllegalArgumentException(file + " is the root directory and no file");
    }
    Path unfinished = directory.resolve(UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content.toByteArray());
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      Disk.force(channel, unfinished);
    }
    Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
    Disk.forceDirectory(directory);
  }
}

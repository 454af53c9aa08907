package dev.sotto.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is written at its end. What was appended is durable once [#force()] returns.
///
/// Used by one thread, which is never interrupted: an interrupt would close the channel.
public final class AppendedFile implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private long length;

  private AppendedFile(Path path, FileChannel channel, long length) {
    this.path = path;
    this.channel = channel;
    this.length = length;
  }

  /// A new file that is empty; its name is durable once the directory is forced.
  ///
  /// @throws IOException if there is one of this name, or it cannot be made
  public static AppendedFile create(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new AppendedFile(path, channel, 0);
  }

  /// Goes on with a file at `length`; what lies behind is cut off. All that is left is forced, since a process that
  /// ended early may have left it unforced.
  ///
  /// @throws IOException if it cannot be written, cut or forced
  public static AppendedFile resume(Path path, long length) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
    try {
      if (channel.size() > length) {
        channel.truncate(length);
      }
      Forcing.force(channel, path);
      return new AppendedFile(path, channel, length);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// Bytes that were written.
  public long length() {
    return length;
  }

  /// Writes what remains of `bytes` at the end, not forced. Where that fails some of it may have been written, and
  /// [#cutTo(long)] removes it.
  public void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      length += channel.write(bytes, length);
    }
  }

  /// Makes durable what was appended.
  ///
  /// @throws UnsureException if that failed; it must not be tried again
  public void force() throws UnsureException {
    Forcing.force(channel, path);
  }

  /// Takes back what lies beyond `end`, durably.
  ///
  /// @throws UnsureException if that failed
  public void cutTo(long end) throws UnsureException {
    try {
      channel.truncate(end);
    } catch (IOException failure) {
      throw new UnsureException("cannot cut " + path + " to " + end, failure);
    }
    force();
    length = end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package dev.sotto.journal;

import dev.sotto.journal.CallFrames.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes groups to the end of a segment. Used by one thread, which is never interrupted: an interrupt would close
/// the channel.
final class SegmentWriter implements Closeable {
  private static final int BUFFER = 4 * Frame.LONGEST;

  private final Segment segment;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private long length;

  private SegmentWriter(Segment segment, FileChannel channel, long length) {
    this.segment = segment;
    this.channel = channel;
    this.length = length;
  }

  /// Makes a segment that has a header only, durable and under a durable name. Where that fails nothing is left, or
  /// [UnsureException] says that something may be.
  static SegmentWriter create(Path directory, SegmentHeader header) throws IOException {
    Path file = Segment.file(directory, header.base());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      SegmentWriter writer = new SegmentWriter(new Segment(file, header), channel, 0);
      writer.put(header.encode().toByteArray());
      writer.flush();
      writer.force();
      Disk.forceDirectory(directory);
      return writer;
    } catch (IOException failure) {
      channel.close();
      if (!(failure instanceof UnsureException)) {
        remove(file, directory);
      }
      throw failure;
    }
  }

  private static void remove(Path file, Path directory) throws UnsureException {
    try {
      Files.delete(file);
    } catch (IOException failure) {
      throw new UnsureException("cannot delete the unfinished " + file, failure);
    }
    Disk.forceDirectory(directory);
  }

  /// Goes on at `length`, the end of the last whole frame; what lies behind is cut off. All that is left is forced,
  /// since a process that ended early may have left it unforced.
  static SegmentWriter resume(Segment segment, long length) throws IOException {
    FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE);
    try {
      if (channel.size() > length) {
        channel.truncate(length);
      }
      Disk.force(channel, segment.file());
      return new SegmentWriter(segment, channel, length);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  Segment segment() {
    return segment;
  }

  long length() {
    return length;
  }

  Position end() {
    return segment.at(length);
  }

  /// Writes `group`, not forced. Where that fails, [#cutTo] removes what was written of it.
  void write(Group group, Position durableEnd) throws IOException {
    buffer.clear();
    long salt = segment.header().salt();
    put(Frame.write(new JournalRecord.GroupStart(end(), durableEnd, salt)));
    for (Slice frames : group.frames()) {
      put(frames);
    }
    flush();
    segment.rememberUntil(group.rememberUntil());
  }

  void force() throws UnsureException {
    Disk.force(channel, segment.file());
  }

  /// Takes back what lies beyond `position`, durably.
  void cutTo(Position position) throws UnsureException {
    long target = Math.max(SegmentHeader.LENGTH, position.offset() - segment.base().offset());
    try {
      channel.truncate(target);
    } catch (IOException failure) {
      throw new UnsureException("cannot cut " + segment.file() + " to " + target, failure);
    }
    force();
    length = target;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void put(byte[] bytes) throws IOException {
    if (bytes.length > buffer.remaining()) {
      flush();
    }
    buffer.put(bytes);
  }

  private void put(Slice frames) throws IOException {
    int next = frames.from();
    while (next < frames.to()) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int end = next + Math.min(frames.to() - next, buffer.remaining());
      frames.call().copyTo(buffer, next, end);
      next = end;
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      length += channel.write(buffer, length);
    }
    buffer.clear();
  }
}

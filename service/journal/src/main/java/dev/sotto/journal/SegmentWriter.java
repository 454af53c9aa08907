package dev.sotto.journal;

import dev.sotto.disk.AppendedFile;
import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import dev.sotto.disk.UnsureException;
import dev.sotto.journal.CallFrames.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Writes groups to the end of a segment. Used by one thread, which is never interrupted: an interrupt would close
/// the channel.
final class SegmentWriter implements Closeable {
  private static final int BUFFER = 4 * Frame.LONGEST;

  private final Segment segment;
  private final AppendedFile file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  private SegmentWriter(Segment segment, AppendedFile file) {
    this.segment = segment;
    this.file = file;
  }

  /// Makes a segment that has a header only, durable and under a durable name. Where that fails nothing is left, or
  /// [UnsureException] says that something may be.
  static SegmentWriter create(Path directory, SegmentHeader header) throws IOException {
    Path path = Segment.file(directory, header.base());
    AppendedFile file = AppendedFile.create(path);
    try {
      SegmentWriter writer = new SegmentWriter(new Segment(path, header), file);
      writer.put(header.encode().toByteArray());
      writer.flush();
      writer.force();
      DurableDirectories.force(directory);
      return writer;
    } catch (IOException failure) {
      file.close();
      if (!(failure instanceof UnsureException)) {
        DurableFile.delete(path);
      }
      throw failure;
    }
  }

  /// Goes on at `length`, the end of the last whole frame; what lies behind is cut off.
  static SegmentWriter resume(Segment segment, long length) throws IOException {
    return new SegmentWriter(segment, AppendedFile.resume(segment.file(), length));
  }

  Segment segment() {
    return segment;
  }

  long length() {
    return file.length();
  }

  Position end() {
    return segment.at(file.length());
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
    file.force();
  }

  /// Takes back what lies beyond `position`, durably.
  void cutTo(Position position) throws UnsureException {
    file.cutTo(Math.max(SegmentHeader.LENGTH, position.offset() - segment.base().offset()));
  }

  @Override
  public void close() throws IOException {
    file.close();
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
    file.append(buffer);
    buffer.clear();
  }
}

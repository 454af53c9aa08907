package dev.sotto.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Reads the frames of a segment one after the other. Not thread-safe.
final class RecordCursor {
  private static final int CHUNK = 4 * Frame.LONGEST;

  private final FileChannel channel;
  private final long end;
  private final ByteBuffer chunk;
  private long chunkStart;

  /// A cursor over the bytes `[from, end)` of the file.
  RecordCursor(FileChannel channel, long from, long end) {
    this.channel = channel;
    this.end = end;
    this.chunk = ByteBuffer.allocate(Math.clamp(end - from, 0, CHUNK)).limit(0);
    this.chunkStart = from;
  }

  /// Where in the file the next frame begins.
  long offset() {
    return chunkStart + chunk.position();
  }

  boolean atEnd() {
    return offset() >= end;
  }

  /// The frame at [#offset()], without moving on.
  Frame peek() throws IOException {
    if (chunk.remaining() < Frame.LONGEST && chunkStart + chunk.limit() < end) {
      refill();
    }
    return Frame.read(chunk);
  }

  void skip(Frame.Whole frame) {
    chunk.position(chunk.position() + frame.length());
  }

  private void refill() throws IOException {
    chunkStart += chunk.position();
    chunk.compact();
    chunk.limit((int) Math.min(chunk.capacity(), end - chunkStart));
    while (chunk.hasRemaining() && channel.read(chunk, chunkStart + chunk.position()) >= 0) {}
    chunk.flip();
  }
}

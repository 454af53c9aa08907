package dev.sotto.journal;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Reads the frames of a segment one after the other. Not thread-safe.
final class RecordCursor {
  private static final int CHUNK = 4 * Frame.LONGEST;

  private final FileChannel channel;
  private final long end;
  private final ByteBuffer chunk;
  private final CRC32C crc = new CRC32C();
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
    fill();
    return Frame.read(chunk);
  }

  /// Whether a whole frame stands at [#offset()] that holds an entry; it can then be read in part and skipped.
  boolean atEntry() throws IOException {
    fill();
    return Frame.isWhole(chunk, crc)
        && chunk.get(chunk.position() + Frame.ENVELOPE) == JournalRecord.KIND_ENTRY;
  }

  /// The entry there, as far as it is one: empty where [#atEntry()] is false or the entry is none that was ever written.
  Optional<Entry> entry() throws IOException {
    if (!atEntry() || i64(JournalRecord.REMEMBER_UNTIL_AT) < 0) {
      return Optional.empty();
    }
    int id = chunk.position() + Frame.ENVELOPE + JournalRecord.ID_AT;
    int body = chunk.position() + Frame.ENVELOPE + JournalRecord.SHORTEST;
    int end = chunk.position() + length();
    return Optional.of(
        new Entry(
            new EntryId(Bytes.of(chunk.array(), id, id + EntryId.LENGTH)),
            i64(JournalRecord.REMEMBER_UNTIL_AT),
            Bytes.of(chunk.array(), body, end)));
  }

  /// Number of bytes of the frame there, which must be whole.
  int length() {
    return Frame.ENVELOPE + chunk.getInt(chunk.position());
  }

  /// The eight bytes from `at` on of the record there.
  long i64(int at) {
    return chunk.getLong(chunk.position() + Frame.ENVELOPE + at);
  }

  /// Moves on behind the frame there, which must be whole.
  void skip() {
    chunk.position(chunk.position() + length());
  }

  private void fill() throws IOException {
    if (chunk.remaining() < Frame.LONGEST && chunkStart + chunk.limit() < end) {
      refill();
    }
  }

  private void refill() throws IOException {
    chunkStart += chunk.position();
    chunk.compact();
    chunk.limit((int) Math.min(chunk.capacity(), end - chunkStart));
    while (chunk.hasRemaining() && channel.read(chunk, chunkStart + chunk.position()) >= 0) {}
    chunk.flip();
  }
}

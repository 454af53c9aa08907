package dev.sotto.journal;

import dev.sotto.journal.Batch.Stored;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects entries for a reader until so many bytes are used. Not thread-safe.
final class BatchBuilder {
  private final int maxBytes;
  private final List<Stored> entries = new ArrayList<>();
  private Position next;
  private long bytes;
  private boolean full;

  BatchBuilder(Position from, int maxBytes) {
    this.next = from;
    this.maxBytes = maxBytes;
  }

  Position next() {
    return next;
  }

  boolean isFull() {
    return full;
  }

  Batch build() {
    return new Batch(entries, next);
  }

  /// Reads on in `segment`, of which all before `end` is durable.
  void readFrom(Segment segment, Position end) throws IOException {
    long base = segment.base().offset();
    long from = next.offset() - base;
    if (from > 0 && from < SegmentHeader.LENGTH) {
      throw new IllegalArgumentException(
          "position " + next.offset() + " lies in a header; use positions the journal gave out");
    }
    // Its own channel: an interrupt of the reader closes this one and no other.
    try (FileChannel channel = Segments.openForReading(segment.file())) {
      RecordCursor cursor =
          new RecordCursor(channel, Math.max(SegmentHeader.LENGTH, from), end.offset() - base);
      while (!full && !cursor.atEnd()) {
        take(cursor, segment);
      }
      next = segment.at(cursor.offset());
    }
  }

  private void take(RecordCursor cursor, Segment segment) throws IOException {
    Optional<Entry> entry = cursor.entry();
    if (entry.isEmpty()) {
      skipOther(cursor, segment);
      return;
    }
    full = !entries.isEmpty() && bytes + cursor.length() > maxBytes;
    if (!full) {
      entries.add(new Stored(segment.at(cursor.offset()), entry.get()));
      bytes += cursor.length();
      cursor.skip();
    }
  }

  /// Moves on behind what is no entry, if it is what may stand there.
  private static void skipOther(RecordCursor cursor, Segment segment) throws IOException {
    switch (cursor.peek()) {
      case Frame.Broken(String expected, String actual) ->
          throw new CorruptJournalException(segment.file(), cursor.offset(), expected, actual);
      case Frame.Whole whole -> {
        if (JournalRecord.decode(whole.record())
            instanceof Decoded.Malformed<JournalRecord>(String why)) {
          throw new CorruptJournalException(segment.file(), cursor.offset(), "a record", why);
        }
        cursor.skip();
      }
    }
  }
}

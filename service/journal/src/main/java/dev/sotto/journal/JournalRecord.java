package dev.sotto.journal;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.MalformedException;
import java.nio.ByteBuffer;

/// What a [Frame] holds: the start of a group of calls that was written and forced at once, or an entry.
///
/// ```
///  0      1                       9                       17                      25
///  +------+-----------------------+-----------------------+-----------------------+
///  | 1    | position, i64         | durable end, i64      | salt, i64             |   group
///  +------+-----------------------+-----------------------+-----------------------+
///
///  0      1                                   17                      25
///  +------+-----------------------------------+-----------------------+-----------…
///  | 2    | id, 16 bytes                      | remember until, i64   | body         entry
///  +------+-----------------------------------+-----------------------+-----------…
/// ```
///
/// A group states its own position, the durable end known when it was written, and its segment's salt. A group found
/// behind damage thereby proves what had been acknowledged; the salt, which no sender knows, keeps a body from posing
/// as one.
sealed interface JournalRecord {
  int SHORTEST = 25;
  int LONGEST = SHORTEST + Limits.MAX_BODY_BYTES;

  int KIND_GROUP = 1;
  int KIND_ENTRY = 2;

  int ID_AT = 1;
  int REMEMBER_UNTIL_AT = 17;

  /// Number of bytes.
  int length();

  /// Writes the bytes to `target`, which has an array and room for them.
  void writeTo(ByteBuffer target);

  /// The start of a group.
  record GroupStart(Position position, Position durableEnd, long salt) implements JournalRecord {
    @Override
    public int length() {
      return SHORTEST;
    }

    @Override
    public void writeTo(ByteBuffer target) {
      target.put((byte) KIND_GROUP).putLong(position.offset());
      target.putLong(durableEnd.offset()).putLong(salt);
    }
  }

  /// An entry.
  record EntryRecord(Entry entry) implements JournalRecord {
    @Override
    public int length() {
      return SHORTEST + entry.body().length();
    }

    @Override
    public void writeTo(ByteBuffer target) {
      target.put((byte) KIND_ENTRY);
      put(entry.id().value(), target);
      target.putLong(entry.rememberUntilEpochSecond());
      put(entry.body(), target);
    }

    private static void put(Bytes bytes, ByteBuffer target) {
      bytes.copyTo(target.array(), target.arrayOffset() + target.position());
      target.position(target.position() + bytes.length());
    }
  }

  static Decoded<JournalRecord> decode(Bytes bytes) {
    return Decoded.of(bytes, JournalRecord::read);
  }

  private static JournalRecord read(ByteReader reader) {
    int kind = reader.u8();
    return switch (kind) {
      case KIND_GROUP ->
          new GroupStart(new Position(reader.i64()), new Position(reader.i64()), reader.i64());
      case KIND_ENTRY -> {
        EntryId id = new EntryId(reader.bytes(EntryId.LENGTH));
        yield new EntryRecord(new Entry(id, reader.i64(), reader.bytes(reader.remaining())));
      }
      default -> throw new MalformedException("record kind is " + kind + ", known are 1 and 2");
    };
  }
}

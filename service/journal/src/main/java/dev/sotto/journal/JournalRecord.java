package dev.sotto.journal;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.MalformedException;

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

  /// The start of a group.
  record GroupStart(Position position, Position durableEnd, long salt) implements JournalRecord {}

  /// An entry.
  record EntryRecord(Entry entry) implements JournalRecord {}

  static Bytes encode(GroupStart group) {
    return new ByteWriter(SHORTEST)
        .u8(KIND_GROUP)
        .i64(group.position().offset())
        .i64(group.durableEnd().offset())
        .i64(group.salt())
        .toBytes();
  }

  static Bytes encode(Entry entry) {
    return new ByteWriter(SHORTEST + entry.body().length())
        .u8(KIND_ENTRY)
        .bytes(entry.id().value())
        .i64(entry.rememberUntilEpochSecond())
        .bytes(entry.body())
        .toBytes();
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

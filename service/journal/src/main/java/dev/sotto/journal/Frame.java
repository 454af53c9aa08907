package dev.sotto.journal;

import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;

/// What stands at a place in a segment: the envelope of a [JournalRecord].
///
/// ```
///  0               4               8                8 + length
///  +---------------+---------------+----------------+
///  | length, u32   | CRC32C, u32   | record         |
///  +---------------+---------------+----------------+
/// ```
///
/// The checksum is over the four bytes of the length and the record, so that zeros are not a frame.
sealed interface Frame {
  int ENVELOPE = 8;
  int LONGEST = ENVELOPE + JournalRecord.LONGEST;

  /// A frame whose checksum is right.
  ///
  /// @param record what it holds
  record Whole(Bytes record) implements Frame {
    int length() {
      return ENVELOPE + record.length();
    }
  }

  /// There is no frame: the file ends too early or the bytes are others.
  record Broken(String expected, String actual) implements Frame {}

  static byte[] write(Bytes record) {
    return new ByteWriter(ENVELOPE + record.length())
        .u32(record.length())
        .u32(checksum(record.length(), ByteBuffer.wrap(record.toByteArray())))
        .bytes(record)
        .toBytes()
        .toByteArray();
  }

  /// The frame at the position of `bytes`, which is not moved. They hold [#LONGEST] bytes or all to the file's end.
  static Frame read(ByteBuffer bytes) {
    int start = bytes.position();
    int available = bytes.remaining();
    if (available < ENVELOPE) {
      return new Broken(ENVELOPE + " bytes before a record", "only " + available);
    }
    int length = bytes.getInt(start);
    if (length < JournalRecord.SHORTEST || length > JournalRecord.LONGEST) {
      return new Broken(
          String.format(
              Locale.ROOT,
              "a record length in [%d, %d]",
              JournalRecord.SHORTEST,
              JournalRecord.LONGEST),
          Integer.toUnsignedString(length));
    }
    if (length > available - ENVELOPE) {
      return new Broken("a record of " + length + " bytes", "only " + (available - ENVELOPE));
    }
    byte[] record = new byte[length];
    bytes.get(start + ENVELOPE, record);
    long stated = Integer.toUnsignedLong(bytes.getInt(start + 4));
    long computed = checksum(length, ByteBuffer.wrap(record));
    return stated == computed
        ? new Whole(Bytes.of(record))
        : new Broken(
            String.format(Locale.ROOT, "checksum %08x", stated),
            String.format(Locale.ROOT, "%08x", computed));
  }

  private static long checksum(int length, ByteBuffer record) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(4).putInt(length).flip());
    crc.update(record);
    return crc.getValue();
  }
}

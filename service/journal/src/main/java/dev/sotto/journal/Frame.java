package dev.sotto.journal;

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

  static byte[] write(JournalRecord record) {
    ByteBuffer frame = ByteBuffer.allocate(ENVELOPE + record.length());
    write(record, frame, new CRC32C());
    return frame.array();
  }

  /// Writes the frame of `record` at the position of `target`, which has an array and room for it.
  ///
  /// @param crc for use by this method
  static void write(JournalRecord record, ByteBuffer target, CRC32C crc) {
    int start = target.position();
    record.writeTo(target.putInt(record.length()).putInt(0));
    long checksum = checksum(target.array(), target.arrayOffset() + start, record.length(), crc);
    target.putInt(start + 4, (int) checksum);
  }

  /// The frame at the position of `bytes`, which is not moved. They hold [#LONGEST] bytes or all to the file's end, in an
  /// array.
  static Frame read(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    if (!isWhole(bytes, crc)) {
      return broken(bytes, crc);
    }
    int record = bytes.arrayOffset() + bytes.position() + ENVELOPE;
    return new Whole(Bytes.of(bytes.array(), record, record + bytes.getInt(bytes.position())));
  }

  /// Whether [#read(ByteBuffer)] gives a [Whole]. Copies nothing: a restart asks this of every frame there is.
  ///
  /// @param crc for use by this method; it then holds the checksum, if it came to that
  static boolean isWhole(ByteBuffer bytes, CRC32C crc) {
    int start = bytes.position();
    int available = bytes.remaining() - ENVELOPE;
    if (available < 0) {
      return false;
    }
    int length = bytes.getInt(start);
    if (length < JournalRecord.SHORTEST || length > JournalRecord.LONGEST || length > available) {
      return false;
    }
    long computed = checksum(bytes.array(), bytes.arrayOffset() + start, length, crc);
    return (int) computed == bytes.getInt(start + 4);
  }

  /// Why the frame is not whole.
  ///
  /// @param crc as [#isWhole] left it
  private static Broken broken(ByteBuffer bytes, CRC32C crc) {
    int start = bytes.position();
    int available = bytes.remaining() - ENVELOPE;
    if (available < 0) {
      return new Broken(ENVELOPE + " bytes before a record", "only " + bytes.remaining());
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
    if (length > available) {
      return new Broken("a record of " + length + " bytes", "only " + available);
    }
    return new Broken(
        String.format(Locale.ROOT, "checksum %08x", bytes.getInt(start + 4)),
        String.format(Locale.ROOT, "%08x", (int) crc.getValue()));
  }

  /// Of the frame at `at` of `bytes`, whose record has `length` bytes.
  private static long checksum(byte[] bytes, int at, int length, CRC32C crc) {
    crc.reset();
    crc.update(bytes, at, 4);
    crc.update(bytes, at + ENVELOPE, length);
    return crc.getValue();
  }
}

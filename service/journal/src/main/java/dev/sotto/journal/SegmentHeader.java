package dev.sotto.journal;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.MalformedException;
import java.util.Locale;
import java.util.zip.CRC32C;

/// The beginning of a segment, a file named by the position it begins at. [Frame]s follow to the end of the file.
///
/// ```
///  0                   5       6               14              22          26
///  +-------------------+-------+---------------+---------------+-----------+
///  | "SJNL", version 1 | marks | base, i64     | salt, i64     | CRC32C    |
///  +-------------------+-------+---------------+---------------+-----------+
/// ```
///
/// Bit 0 of the marks: made by simulated devices; the others are 0. The checksum is over all before it. A position is
/// the base of a segment plus an offset in its file, so headers take positions too. The header is forced before
/// anything follows it.
///
/// @param simulated whether the entries come from simulated devices
/// @param base      the position of the file's first byte
/// @param salt      a number that no sender knows, see [JournalRecord]
record SegmentHeader(boolean simulated, Position base, long salt) {
  static final int LENGTH = 26;

  static final Header FORMAT = new Header("SJNL", 1);

  Bytes encode() {
    ByteWriter writer = new ByteWriter(LENGTH);
    FORMAT.write(writer);
    writer.u8(simulated ? 1 : 0).i64(base.offset()).i64(salt);
    return writer.u32(checksum(writer.toBytes())).toBytes();
  }

  static Decoded<SegmentHeader> decode(Bytes bytes) {
    return Decoded.of(bytes, reader -> read(reader, bytes));
  }

  private static SegmentHeader read(ByteReader reader, Bytes all) {
    FORMAT.expect(reader);
    int marks = reader.u8();
    if (marks > 1) {
      throw new MalformedException("marks are " + marks + ", known are 0 and 1");
    }
    SegmentHeader header = new SegmentHeader(marks == 1, new Position(reader.i64()), reader.i64());
    long stated = reader.u32();
    long computed = checksum(all.slice(0, LENGTH - 4));
    if (stated != computed) {
      throw new MalformedException(
          String.format(
              Locale.ROOT, "checksum of the header is %08x, it states %08x", computed, stated));
    }
    return header;
  }

  private static long checksum(Bytes bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.toByteArray());
    return crc.getValue();
  }
}

package dev.sotto.protocol;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.WindowNumber;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.MalformedException;

/// One randomized value of one metric in one window. Its length is fixed by the metric.
///
/// ```
///  0    1            17           25       27           43
///  +----+------------+------------+--------+------------+-----------+
///  | 1  | definition |   window   | segment|     id     |  payload  |
///  +----+------------+------------+--------+------------+-----------+
///   u8      16 bytes      i64         u16     16 bytes    the rest
/// ```
///
/// @param definition which definition it was made under
/// @param window     which window it reports
/// @param segment    index among the definition's segments, in `[0, 65535]`
/// @param id         random, made once; a retry carries the same
/// @param payload    as the definition's mechanism made it
public record Report(
    DefinitionId definition, WindowNumber window, int segment, ReportId id, Bytes payload) {
  /// The version this program reads and writes.
  public static final int VERSION = 1;

  /// The longest payload.
  public static final int MAX_PAYLOAD_BYTES = 4096;

  static final int FIXED_BYTES = 43;

  /// The longest report.
  public static final int MAX_BYTES = FIXED_BYTES + MAX_PAYLOAD_BYTES;

  /// Checks the bounds.
  public Report {
    if (segment < 0 || segment > 0xffff) {
      throw new IllegalArgumentException("segment must be in [0, 65535], was " + segment);
    }
    if (payload.length() > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "payload is "
              + payload.length()
              + " bytes, at most "
              + MAX_PAYLOAD_BYTES
              + " are allowed");
    }
  }

  /// The byte form.
  public Bytes encode() {
    ByteWriter writer = new ByteWriter(FIXED_BYTES + payload.length());
    writer.u8(VERSION).bytes(definition.bytes()).i64(window.value()).u16(segment);
    return writer.bytes(id.bytes()).bytes(payload).toBytes();
  }

  /// The report that `bytes` encode.
  public static Decoded<Report> decode(Bytes bytes) {
    return Decoded.of(bytes, Report::read);
  }

  private static Report read(ByteReader reader) {
    int version = reader.u8();
    if (version != VERSION) {
      throw new MalformedException(
          "report has version " + version + ", this program reads " + VERSION);
    }
    DefinitionId definition = new DefinitionId(reader.bytes(DefinitionId.LENGTH));
    WindowNumber window = new WindowNumber(reader.i64());
    int segment = reader.u16();
    ReportId id = new ReportId(reader.bytes(ReportId.LENGTH));
    return new Report(definition, window, segment, id, reader.bytes(reader.remaining()));
  }
}

package dev.sotto.protocol;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The reports of one upload: all that one device closed at one moment.
///
/// ```
///  header   "SBAT" 1
///  reports  varint, then for each: its bytes with a varint length before them
/// ```
///
/// Each report stays opaque until it is admitted, so that one of an unknown version costs the others nothing.
///
/// @param reports 1 to [#MAX_REPORTS] encoded reports, each of at most [Report#MAX_BYTES]
public record Batch(List<Bytes> reports) {
  /// The most reports of one batch.
  public static final int MAX_REPORTS = 1024;

  /// The longest batch in bytes, as encoded.
  public static final int MAX_BYTES = 1 << 20;

  private static final Header HEADER = new Header("SBAT", 1);

  /// Copies the list and checks its size.
  public Batch {
    reports = List.copyOf(reports);
    if (reports.isEmpty() || reports.size() > MAX_REPORTS) {
      throw new IllegalArgumentException(
          "a batch has 1 to " + MAX_REPORTS + " reports, was " + reports.size());
    }
    long bytes = Header.LENGTH + (long) varintBytes(reports.size());
    for (Bytes report : reports) {
      if (report.length() > Report.MAX_BYTES) {
        throw new IllegalArgumentException(
            "a report has at most " + Report.MAX_BYTES + " bytes, was " + report.length());
      }
      bytes += varintBytes(report.length()) + report.length();
    }
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a batch has at most " + MAX_BYTES + " bytes, was " + bytes);
    }
  }

  private static int varintBytes(int value) {
    return value < 1 << 7 ? 1 : 2; // both counts and lengths stay below 2^14
  }

  /// The batch of `reports`, encoded.
  public static Batch of(List<Report> reports) {
    return new Batch(reports.stream().map(Report::encode).collect(Collectors.toList()));
  }

  /// The byte form.
  public Bytes encode() {
    ByteWriter writer = new ByteWriter(512);
    HEADER.write(writer);
    writer.varint(reports.size());
    reports.forEach(writer::prefixed);
    return writer.toBytes();
  }

  /// The batch that `bytes` encode.
  public static Decoded<Batch> decode(Bytes bytes) {
    return Decoded.of(bytes, Batch::read);
  }

  private static Batch read(ByteReader reader) {
    HEADER.expect(reader);
    int count = reader.varint(MAX_REPORTS, "number of reports");
    List<Bytes> reports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reports.add(reader.prefixed(Report.MAX_BYTES, "report"));
    }
    return new Batch(reports);
  }
}

package dev.sotto.protocol;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;

/// The answer to a batch, given only when every accepted report is durable.
///
/// ```
///  header    "SANS" 1
///  verdicts  varint, then one u8 a report, in the batch's order
/// ```
///
/// @param verdicts one a report of the batch
public record Answer(List<Verdict> verdicts) {
  private static final Header HEADER = new Header("SANS", 1);

  /// Copies the list and checks its size.
  public Answer {
    verdicts = List.copyOf(verdicts);
    if (verdicts.isEmpty() || verdicts.size() > Batch.MAX_REPORTS) {
      throw new IllegalArgumentException(
          "an answer has 1 to " + Batch.MAX_REPORTS + " verdicts, was " + verdicts.size());
    }
  }

  /// Whether every report was accepted.
  public boolean allAccepted() {
    return verdicts.stream().allMatch(verdict -> verdict == Verdict.ACCEPTED);
  }

  /// The byte form.
  public Bytes encode() {
    ByteWriter writer = new ByteWriter(Header.LENGTH + 3 + verdicts.size());
    HEADER.write(writer);
    writer.varint(verdicts.size());
    verdicts.forEach(verdict -> writer.u8(verdict.code()));
    return writer.toBytes();
  }

  /// The answer that `bytes` encode.
  public static Decoded<Answer> decode(Bytes bytes) {
    return Decoded.of(bytes, Answer::read);
  }

  private static Answer read(ByteReader reader) {
    HEADER.expect(reader);
    int count = reader.varint(Batch.MAX_REPORTS, "number of verdicts");
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      verdicts.add(verdict(reader.u8()));
    }
    return new Answer(verdicts);
  }

  private static Verdict verdict(int code) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.code() == code) {
        return verdict;
      }
    }
    throw new MalformedException("unknown verdict " + code);
  }
}

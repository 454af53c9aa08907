package dev.sotto.ldp;

import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Header;
import java.util.List;

/// The state of an accumulator at one moment: integers only.
///
/// ```
///  header   "FCNT" 1
///  oracle            as FrequencyOracle owns it
///  reports  varint
///  supports varint   domainSize times
/// ```
///
/// @param oracle   the parameters every report was made with
/// @param reports  number of reports, at least 0
/// @param supports for each value of the domain the number of reports that support it, each in `[0, reports]`
public record FrequencySnapshot(FrequencyOracle oracle, long reports, List<Long> supports) {
  private static final Header HEADER = new Header("FCNT", 1);

  /// Copies the list and checks it.
  public FrequencySnapshot {
    supports = List.copyOf(supports);
    if (supports.size() != oracle.domainSize()) {
      throw new IllegalArgumentException(
          supports.size() + " counts for a domain of " + oracle.domainSize() + " values");
    }
    for (long support : supports) {
      if (support < 0 || support > reports) {
        throw new IllegalArgumentException("count " + support + " of " + reports + " reports");
      }
    }
  }

  /// Writes the byte form.
  public void write(ByteWriter writer) {
    HEADER.write(writer);
    oracle.write(writer);
    writer.varint(reports);
    supports.forEach(writer::varint);
  }

  /// Reads the byte form; throws as [ByteReader] does.
  public static FrequencySnapshot read(ByteReader reader) {
    HEADER.expect(reader);
    FrequencyOracle oracle = FrequencyOracle.read(reader);
    long reports = reader.varint();
    Long[] supports = new Long[oracle.domainSize()]; // at most 65536 by the oracle's own bound
    for (int i = 0; i < supports.length; i++) {
      supports[i] = reader.varint();
    }
    return new FrequencySnapshot(oracle, reports, List.of(supports));
  }
}

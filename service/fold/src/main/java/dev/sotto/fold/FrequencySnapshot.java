package dev.sotto.fold;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Tallies;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Header;
import java.util.List;

/// The state of an accumulator at one moment: integers only.
///
/// ```
///  header   "FCNT" 2
///  oracle            as FrequencyOracle owns it
///  reports  varint
///  tallies           as Tallies owns them, one a counter of the oracle
/// ```
///
/// Version 1, which is still read, had a varint for each counter in place of the tallies.
///
/// @param oracle  the parameters every report was made with
/// @param reports number of reports, at least 0
/// @param tallies the oracle's counters, each in `[0, reports]`
public record FrequencySnapshot(FrequencyOracle oracle, long reports, Tallies tallies) {
  private static final String MAGIC = "FCNT";
  private static final Header DENSE = new Header(MAGIC, 1);
  private static final Header HEADER = new Header(MAGIC, 2);

  /// Checks the counters.
  public FrequencySnapshot {
    int counters = oracle.tallier().counters();
    if (tallies.size() != counters) {
      throw new IllegalArgumentException(
          tallies.size() + " counts for a mechanism of " + counters + " counters");
    }
    if (reports < 0 || tallies.largest() > reports) {
      throw new IllegalArgumentException(
          "count " + tallies.largest() + " of " + reports + " reports");
    }
  }

  /// As above, with the counters one by one.
  public FrequencySnapshot(FrequencyOracle oracle, long reports, List<Long> counters) {
    this(oracle, reports, Tallies.of(counters));
  }

  /// Writes the byte form.
  public void write(ByteWriter writer) {
    HEADER.write(writer);
    oracle.write(writer);
    writer.varint(reports);
    tallies.write(writer);
  }

  /// Reads the byte form of this version or of version 1; throws as [ByteReader] does.
  public static FrequencySnapshot read(ByteReader reader) {
    boolean dense = DENSE.isNext(reader);
    (dense ? DENSE : HEADER).expect(reader);
    FrequencyOracle oracle = FrequencyOracle.read(reader);
    long reports = reader.varint();
    int counters = oracle.tallier().counters();
    Tallies tallies = dense ? readDense(reader, counters) : Tallies.read(reader, counters);
    return new FrequencySnapshot(oracle, reports, tallies);
  }

  private static Tallies readDense(ByteReader reader, int size) {
    long[] counts = new long[Math.min(size, reader.remaining())]; // a byte a counter at least
    for (int i = 0; i < size; i++) {
      counts[i] = reader.varint();
    }
    return Tallies.of(counts);
  }
}

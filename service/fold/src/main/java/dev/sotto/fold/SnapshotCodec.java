package dev.sotto.fold;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import dev.sotto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// The byte form of a [FoldSnapshot]. Definitions and accumulators stand in rising order, so that a state has one form.
///
/// ```
///  header        "SFLD" 1
///  simulated     u8   1: of simulated devices
///  position      i64
///  definitions   u32, then for each: its canonical bytes with a varint length before them
///  accumulators  u32, then for each:
///    definition  varint, index among the definitions
///    window      i64
///    segment     u16
///    counts      as FrequencySnapshot owns it
///  check         u32, CRC-32C of all before it
/// ```
final class SnapshotCodec {
  static final Header HEADER = new Header("SFLD", 1);
  private static final int MAX_DEFINITION_BYTES = 1 << 25;
  private static final int CHECK_BYTES = 4;

  private SnapshotCodec() {}

  static Bytes encode(FoldSnapshot snapshot) {
    ByteWriter writer = new ByteWriter(4096);
    HEADER.write(writer);
    writer.u8(snapshot.simulated() ? 1 : 0).i64(snapshot.position());
    List<DefinitionId> ids = List.copyOf(snapshot.metrics().keySet());
    writer.u32(ids.size());
    snapshot.metrics().values().forEach(metric -> writer.prefixed(metric.bytes()));
    writer.u32(snapshot.accumulators().size());
    int index = 0;
    for (Map.Entry<AccumulatorKey, FrequencySnapshot> entry : snapshot.accumulators().entrySet()) {
      AccumulatorKey key = entry.getKey();
      while (!ids.get(index).equals(key.definition())) {
        index++; // both are in the same order
      }
      writer.varint(index).i64(key.window().value()).u16(key.segment());
      entry.getValue().write(writer);
    }
    Bytes content = writer.toBytes();
    return new ByteWriter(content.length() + CHECK_BYTES)
        .bytes(content)
        .u32(check(content))
        .toBytes();
  }

  static Decoded<FoldSnapshot> decode(Bytes bytes) {
    return Decoded.of(bytes, SnapshotCodec::read);
  }

  /// Whether `bytes` are as they were written, by this version or another that checks in the same way.
  static boolean isWhole(Bytes bytes) {
    int length = bytes.length() - CHECK_BYTES;
    return length >= Header.LENGTH
        && new ByteReader(bytes.slice(length, bytes.length())).u32()
            == check(bytes.slice(0, length));
  }

  private static FoldSnapshot read(ByteReader whole) {
    int length = whole.remaining() - CHECK_BYTES;
    if (length < Header.LENGTH) {
      throw new MalformedException(
          "snapshot of " + whole.remaining() + " bytes is shorter than any");
    }
    Bytes content = whole.bytes(length);
    ByteReader reader = new ByteReader(content);
    HEADER.expect(reader); // first: another version may be checked in another way
    long expected = whole.u32();
    if (expected != check(content)) {
      throw new MalformedException(
          "snapshot of " + length + " bytes does not match its check " + expected);
    }
    boolean simulated = reader.u8() != 0;
    long position = reader.i64();
    List<DefinitionId> ids = new ArrayList<>();
    TreeMap<DefinitionId, Metric> metrics = new TreeMap<>(AccumulatorKey.BY_BYTES);
    for (long left = reader.u32(); left > 0; left--) {
      Metric metric = Metric.decode(reader.prefixed(MAX_DEFINITION_BYTES, "definition")).orThrow();
      ids.add(metric.id());
      metrics.put(metric.id(), metric);
    }
    TreeMap<AccumulatorKey, FrequencySnapshot> accumulators = new TreeMap<>();
    for (long left = reader.u32(); left > 0; left--) {
      int index = reader.varint(ids.size() - 1, "index of a definition");
      WindowNumber window = new WindowNumber(reader.i64());
      AccumulatorKey key = new AccumulatorKey(ids.get(index), window, reader.u16());
      accumulators.put(key, FrequencySnapshot.read(reader));
    }
    reader.end();
    return new FoldSnapshot(position, simulated, metrics, accumulators);
  }

  private static long check(Bytes content) {
    CRC32C check = new CRC32C();
    check.update(content.toByteArray());
    return check.getValue();
  }
}

package dev.sotto.fold;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The state of a [FoldState] at one moment: integers only. [SnapshotCodec] owns its byte form; equal states have equal
/// bytes.
///
/// @param position     up to where of the journal reports are counted in it, as the journal numbers it; not negative
/// @param simulated    whether any of them came from a simulated device
/// @param metrics      by their id and in its order, exactly those of which there are accumulators
/// @param accumulators the counts
public record FoldSnapshot(
    long position,
    boolean simulated,
    Map<DefinitionId, Metric> metrics,
    SortedMap<AccumulatorKey, FrequencySnapshot> accumulators) {
  /// Copies the maps and checks that they fit together.
  public FoldSnapshot {
    if (position < 0) {
      throw new IllegalArgumentException("position must not be negative, was " + position);
    }
    TreeMap<DefinitionId, Metric> ordered = new TreeMap<>(AccumulatorKey.BY_BYTES);
    ordered.putAll(metrics);
    metrics = Collections.unmodifiableMap(ordered);
    accumulators = Collections.unmodifiableSortedMap(new TreeMap<>(accumulators));
    for (Map.Entry<AccumulatorKey, FrequencySnapshot> entry : accumulators.entrySet()) {
      requireFitting(metrics, entry.getKey(), entry.getValue());
    }
    long used = accumulators.keySet().stream().map(AccumulatorKey::definition).distinct().count();
    if (used < metrics.size()) {
      throw new IllegalArgumentException(
          metrics.size() + " definitions for accumulators of " + used);
    }
  }

  private static void requireFitting(
      Map<DefinitionId, Metric> metrics, AccumulatorKey key, FrequencySnapshot counts) {
    Metric metric = metrics.get(key.definition());
    if (metric == null) {
      throw new IllegalArgumentException(
          "there are counts of definition " + key.definition() + ", which is missing");
    }
    MetricDefinition definition = metric.definition();
    if (!counts.oracle().equals(definition.oracle())) {
      throw new IllegalArgumentException(
          "counts of metric \"" + definition.name() + "\" were made by another mechanism than its");
    }
    if (key.segment() >= definition.segments().count()) {
      throw new IllegalArgumentException(
          "there are counts of segment "
              + key.segment()
              + " of metric \""
              + definition.name()
              + "\", which has "
              + definition.segments().count());
    }
  }

  /// Number of reports counted in it.
  public long reports() {
    return accumulators.values().stream().mapToLong(FrequencySnapshot::reports).sum();
  }

  /// Number of reports of `definition` in `window`, over all segments.
  public long reports(DefinitionId definition, WindowNumber window) {
    long reports = 0;
    for (Map.Entry<AccumulatorKey, FrequencySnapshot> entry : accumulators.entrySet()) {
      AccumulatorKey key = entry.getKey();
      if (key.definition().equals(definition) && key.window().equals(window)) {
        reports += entry.getValue().reports();
      }
    }
    return reports;
  }

  /// The byte form.
  public Bytes encode() {
    return SnapshotCodec.encode(this);
  }

  /// What the byte form begins with.
  public static Header format() {
    return SnapshotCodec.HEADER;
  }

  /// Whether `bytes` are as some version of this program wrote them. If they cannot be decoded all the same, they are not
  /// damaged but of a version with more in it.
  public static boolean isWhole(Bytes bytes) {
    return SnapshotCodec.isWhole(bytes);
  }

  /// The snapshot that `bytes` encode.
  public static Decoded<FoldSnapshot> decode(Bytes bytes) {
    return SnapshotCodec.decode(bytes);
  }
}

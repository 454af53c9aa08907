package dev.sotto.fold;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.wire.Bytes;
import java.util.Comparator;
import java.util.Objects;

/// Which reports are counted together: those of one definition, one window and one segment. Ordered by definition,
/// then window, then segment.
///
/// @param definition the definition they were made under
/// @param window     the window they report
/// @param segment    index among the definition's segments, in `[0, 65535]`
public record AccumulatorKey(DefinitionId definition, WindowNumber window, int segment)
    implements Comparable<AccumulatorKey> {
  static final Comparator<DefinitionId> BY_BYTES = AccumulatorKey::compareIds;

  private static final Comparator<AccumulatorKey> ORDER =
      Comparator.comparing(AccumulatorKey::definition, BY_BYTES)
          .thenComparing(AccumulatorKey::window)
          .thenComparingInt(AccumulatorKey::segment);

  /// Checks the segment's range.
  public AccumulatorKey {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(window, "window");
    if (segment < 0 || segment > 0xffff) {
      throw new IllegalArgumentException("segment must be in [0, 65535], was " + segment);
    }
  }

  /// Where `report` is counted.
  public static AccumulatorKey of(Report report) {
    return new AccumulatorKey(report.definition(), report.window(), report.segment());
  }

  @Override
  public int compareTo(AccumulatorKey other) {
    return ORDER.compare(this, other);
  }

  private static int compareIds(DefinitionId one, DefinitionId other) {
    Bytes a = one.bytes();
    Bytes b = other.bytes();
    for (int i = 0; i < DefinitionId.LENGTH; i++) {
      if (a.at(i) != b.at(i)) {
        return Integer.compare(a.at(i), b.at(i));
      }
    }
    return 0;
  }
}

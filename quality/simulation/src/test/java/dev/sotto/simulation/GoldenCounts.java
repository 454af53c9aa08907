package dev.sotto.simulation;

import dev.sotto.estimate.Supports;
import dev.sotto.fold.AccumulatorKey;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FrequencySnapshot;
import dev.sotto.metric.Metric;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;

/// Counts as JSON, one cell a line, to be compared with what stands beside a golden state.
final class GoldenCounts {
  private GoldenCounts() {}

  static String json(FoldSnapshot state) {
    StringJoiner cells = new StringJoiner(",\n", "[\n", "\n]\n");
    for (Map.Entry<AccumulatorKey, FrequencySnapshot> entry : state.accumulators().entrySet()) {
      AccumulatorKey key = entry.getKey();
      Metric metric = state.metrics().get(key.definition());
      if (metric == null) {
        throw new AssertionError("counts of an unknown definition");
      }
      cells.add(
          "{\"metric\": \"%s\", \"version\": %d, \"definition\": \"%s\", \"window\": %d, \"segment\": %d, \"reports\": %d, \"supports\": %s}"
              .formatted(
                  metric.name().text(),
                  metric.terms().version(),
                  key.definition().bytes().toHex(),
                  key.window().value(),
                  key.segment(),
                  entry.getValue().reports(),
                  Arrays.toString(supports(entry.getValue()))));
    }
    return cells.toString();
  }

  private static long[] supports(FrequencySnapshot counts) {
    return Supports.of(counts.oracle(), counts.tallies());
  }
}

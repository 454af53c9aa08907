package dev.sotto.bench;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.metric.Absent;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.Segments;
import dev.sotto.samples.Samples;
import java.util.List;
import java.util.stream.IntStream;

/// Definitions over the mechanisms that are compared.
final class Metrics {
  private Metrics() {}

  /// A choice whose reports `oracle` makes, a value for each of its domain.
  static ChoiceMetric of(FrequencyOracle oracle, Segments segments) {
    return new ChoiceMetric(
        Samples.terms("measured", "1"),
        Samples.DAILY,
        Keep.LAST,
        new Absent.Value(0),
        segments,
        labels("value", oracle.domainSize()),
        oracle);
  }

  /// A dimension of `groups` groups, and `other`.
  static Segments segments(int groups) {
    return new Segments(List.of(dimension("release", groups)));
  }

  /// Two dimensions of three groups and `other`: sixteen segments.
  static Segments sixteenSegments() {
    return new Segments(List.of(dimension("release", 3), dimension("region", 3)));
  }

  private static Segments.Dimension dimension(String name, int groups) {
    return new Segments.Dimension(name, labels(name, groups));
  }

  private static List<String> labels(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}

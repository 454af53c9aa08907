package dev.sotto.registry;

import dev.sotto.metric.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `segments: {release: ["2.0", "2.1"]}`.
final class SegmentReader {
  private static final String KEY = "segments";
  private static final String EXAMPLE = "{release: [\"2.0\", \"2.1\"]}";

  private final Section section;
  private final Scope scope;

  SegmentReader(Section section) {
    this.section = section;
    this.scope = section.scope();
  }

  /// The segments, none if the key is missing; absent once a finding is reported.
  Optional<Segments> read() {
    Optional<Yaml> value = section.find(KEY);
    return value.isEmpty()
        ? Optional.of(Segments.NONE)
        : section.asMapping(KEY, value.get(), EXAMPLE).flatMap(this::readDimensions);
  }

  private Optional<Segments> readDimensions(Yaml.Mapping mapping) {
    long before = scope.findings().problemCount();
    List<String> names = mapping.entries().stream().map(entry -> entry.key().text()).toList();
    Section dimensions = new Section(scope, mapping.at(), names, mapping);
    List<String> distinct = names.stream().distinct().toList();
    if (distinct.size() > Segments.MAX_DIMENSIONS) {
      scope.problem(
          mapping.at(),
          KEY,
          "has "
              + distinct.size()
              + " dimensions, at most "
              + Segments.MAX_DIMENSIONS
              + " are allowed",
          "remove some");
    }
    List<Segments.Dimension> read = new ArrayList<>();
    for (Yaml.Entry entry : mapping.entries()) {
      MetricReader.checkName(scope, entry.key().at(), "segment", entry.key().text());
      Guard.checkQuantity(scope, entry.key().at(), "segment", entry.key().text());
    }
    for (String name : distinct) {
      List<String> values = readValues(dimensions, name);
      if (scope.findings().problemCount() == before) {
        read.add(new Segments.Dimension(name, values));
      }
    }
    return scope.findings().problemCount() == before
        ? Optional.of(new Segments(read))
        : Optional.empty();
  }

  private List<String> readValues(Section dimensions, String name) {
    Optional<Yaml.Listing> list = dimensions.list(name, "[\"2.0\", \"2.1\"]");
    if (list.isEmpty()) {
      return List.of();
    }
    List<Yaml> items = list.get().items();
    if (items.size() > Segments.MAX_VALUES) {
      scope.problem(
          list.get().at(),
          "segment " + Quoted.of(name),
          "has " + items.size() + " values, at most " + Segments.MAX_VALUES + " are allowed",
          "remove some, they become other");
    }
    return new LabelReader(
            scope, "value of segment " + Quoted.of(name), Segments.OTHER, "every other value")
        .read(items);
  }
}

package dev.sotto.registry;

import dev.sotto.metric.Absent;
import dev.sotto.metric.Keep;
import dev.sotto.metric.YesNoMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the values of a metric and all that depends on them: type, values or unit and edges, keep, absent, mechanism.
final class KindReader {
  private static final String NONE = "none";
  private static final int MAX_EDGES = 1 << 16;
  private static final List<String> TYPES = List.of("yes-no", "choice", "ranges");
  private static final List<String> FREE_TEXT =
      List.of("string", "text", "url", "uri", "uuid", "json", "object", "enum", "labels", "event");
  private static final List<String> NUMBERS =
      List.of(
          "number",
          "integer",
          "int",
          "long",
          "float",
          "double",
          "counter",
          "count",
          "quantity",
          "duration",
          "timing",
          "datetime",
          "timestamp",
          "histogram",
          "distribution");

  private final MetricDraft draft;
  private final Values values;
  private final Section section;
  private final Scope scope;
  private final LabelsFile labels;

  KindReader(MetricDraft draft, Values values, LabelsFile labels) {
    this.draft = draft;
    this.values = values;
    this.labels = labels;
    this.section = draft.section();
    this.scope = draft.scope();
  }

  void read() {
    draft.mechanism =
        section.has("mechanism")
            ? values.word("mechanism", Mechanism.values(), Mechanism::text)
            : Optional.of(Mechanism.AUTO);
    draft.keep = values.word("keep", Keep.values(), Keep::text);
    Optional<Yaml.Scalar> absent = section.text("absent", NONE);
    section
        .text("type", "yes-no")
        .ifPresent(type -> {
          draft.kind = readKind(type);
          checkKeep(type.text());
        });
    draft.absent = draft.kind.flatMap(kind -> absent.flatMap(text -> readAbsent(kind, text)));
  }

  private Optional<MetricDraft.Kind> readKind(Yaml.Scalar type) {
    return switch (type.text()) {
      case "yes-no" -> {
        refuseKeys(type.text(), "values", LabelsFile.KEY, "unit", "edges");
        yield Optional.of(new MetricDraft.Kind.YesNo());
      }
      case "choice" -> {
        refuseKeys(type.text(), "unit", "edges");
        yield readChoice();
      }
      case "ranges" -> {
        refuseKeys(type.text(), "values", LabelsFile.KEY);
        yield readRanges();
      }
      default -> refuseType(type);
    };
  }

  private Optional<MetricDraft.Kind> refuseType(Yaml.Scalar type) {
    String word = type.text();
    if (FREE_TEXT.contains(word)) {
      return values.refused(
          type, "type", "has no bounded domain", "use type: choice and list all values");
    }
    if (NUMBERS.contains(word)) {
      return values.refused(
          type, "type", "has no bounded domain", "use type: ranges with unit and edges");
    }
    String remedy =
        word.startsWith("bool")
            ? "write yes-no"
            : Nearest.to(word, TYPES).map(near -> "write " + near).orElse("write one");
    return values.refused(type, "type", "is none of " + String.join(", ", TYPES), remedy);
  }

  private void refuseKeys(String type, String... keys) {
    for (String key : keys) {
      if (section.has(key)) {
        scope.problem(section.spotOf(key), key, "does not belong to type " + type, "remove it");
      }
    }
  }

  private Optional<MetricDraft.Kind> readChoice() {
    if (section.has(LabelsFile.KEY)) {
      return readChoiceFromFile();
    }
    if (!section.has("values")) {
      scope.problem(
          draft.at(),
          "values",
          "is missing, the domain is unbounded",
          "add values: [first, second] with all that may occur");
      return Optional.empty();
    }
    Optional<Yaml.Listing> list = section.list("values", "[first, second]");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    long before = scope.findings().problemCount();
    List<String> labels = new LabelReader(scope, "label", NONE, "absence").read(list.get().items());
    requireSize("values", list.get(), 2, Calibration.maxDomainSize(Mechanism.AUTO));
    return scope.findings().problemCount() == before
        ? Optional.of(new MetricDraft.Kind.Choice(labels))
        : Optional.empty();
  }

  private Optional<MetricDraft.Kind> readChoiceFromFile() {
    if (section.has("values")) {
      scope.problem(
          section.spotOf(LabelsFile.KEY),
          LabelsFile.KEY
              + section
                  .optionalText(LabelsFile.KEY, "words.txt")
                  .map(name -> " " + Quoted.of(name.text()))
                  .orElse(""),
          "stands beside values, which says the same",
          "remove one of the two");
      return Optional.empty();
    }
    long before = scope.findings().problemCount();
    Optional<LabelsFile.Lines> lines =
        section.text(LabelsFile.KEY, "words.txt").flatMap(name -> labels.read(scope, name));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Scope file = scope.in(lines.get().file());
    List<String> read = new LabelReader(file, "label", NONE, "absence").read(lines.get().lines());
    return scope.findings().problemCount() == before
        ? Optional.of(new MetricDraft.Kind.Choice(read))
        : Optional.empty();
  }

  private Optional<MetricDraft.Kind> readRanges() {
    Optional<String> unit = values.line("unit", "percent", MetricReader.MAX_LABEL);
    unit.ifPresent(text -> Guard.checkQuantity(scope, section.spotOf("unit"), "unit", text));
    if (!section.has("edges")) {
      scope.problem(
          draft.at(),
          "edges",
          "is missing, the domain is unbounded",
          "add edges: [0, 50, 101] from the least to one past the most");
      return Optional.empty();
    }
    Optional<Yaml.Listing> list = section.list("edges", "[0, 50, 101]");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    long before = scope.findings().problemCount();
    List<Long> edges = readEdges(list.get());
    requireSize("edges", list.get(), 3, MAX_EDGES);
    return scope.findings().problemCount() == before
        ? unit.map(text -> new MetricDraft.Kind.Ranges(text, edges))
        : Optional.empty();
  }

  private List<Long> readEdges(Yaml.Listing list) {
    List<Long> edges = new ArrayList<>();
    for (Yaml item : list.items()) {
      String shown = item instanceof Yaml.Scalar text ? Quoted.of(text.text()) : item.form();
      Optional<Long> edge =
          item instanceof Yaml.Scalar text ? Values.number(text) : Optional.empty();
      if (edge.isEmpty()) {
        scope.problem(
            item.at(),
            "edge " + shown,
            "is not a whole number of at most 18 digits",
            "use a smaller unit or round");
      } else if (!edges.isEmpty() && edge.get() <= edges.getLast()) {
        scope.problem(
            item.at(),
            "edge " + shown,
            "does not exceed " + edges.getLast() + " before it",
            "sort them");
      }
      edge.ifPresent(edges::add);
    }
    return edges;
  }

  private void requireSize(String key, Yaml.Listing list, int least, int most) {
    int size = list.items().size();
    if (size < least || size > most) {
      scope.problem(
          list.at(),
          key,
          "has " + size + " entries, " + least + " to " + most + " are allowed",
          size < least ? "add some" : "remove some");
    }
  }

  private void checkKeep(String type) {
    Optional<Keep> keep = draft.keep;
    boolean choice =
        type.equals("choice")
            && (keep.equals(Optional.of(Keep.MAX)) || keep.equals(Optional.of(Keep.SUM)));
    boolean yesNo = type.equals("yes-no") && keep.equals(Optional.of(Keep.SUM));
    if (choice || yesNo) {
      scope.problem(
          section.spotOf("keep"),
          "keep " + keep.orElseThrow().text(),
          "needs numbers, type " + type + " has none",
          choice ? "write first or last" : "write first, last or max");
    }
  }

  private Optional<Absent> readAbsent(MetricDraft.Kind kind, Yaml.Scalar text) {
    String word = text.text().strip();
    if (word.equals(NONE)) {
      return Optional.of(new Absent.None());
    }
    return switch (kind) {
      case MetricDraft.Kind.YesNo() -> labelled(YesNoMetric.VALUES, text, "no, yes or none");
      case MetricDraft.Kind.Choice(var labels) -> labelled(labels, text, "a label or none");
      case MetricDraft.Kind.Ranges(var _, var edges) -> numbered(edges, text);
    };
  }

  private Optional<Absent> labelled(List<String> labels, Yaml.Scalar text, String wanted) {
    int index = labels.indexOf(text.text().strip());
    return index < 0
        ? values.refused(text, "absent", "is not a value of the metric", "write " + wanted)
        : Optional.of(new Absent.Value(index));
  }

  private Optional<Absent> numbered(List<Long> edges, Yaml.Scalar text) {
    Optional<Long> number = Values.number(text);
    if (number.isEmpty() || number.get() < edges.getFirst() || number.get() >= edges.getLast()) {
      return values.refused(
          text,
          "absent",
          "is not a whole number in [" + edges.getFirst() + ", " + edges.getLast() + ")",
          "write one, or none");
    }
    int range = 0;
    while (number.get() >= edges.get(range + 1)) {
      range++;
    }
    return Optional.of(new Absent.Value(range));
  }
}

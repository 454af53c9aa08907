package dev.sotto.registry;

import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.Keep;
import dev.sotto.metric.YesNoMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the values of a metric and all that depends on them: type, values or unit and edges, keep, absent, mechanism.
final class KindReader {
  private static final String NONE = "none";
  private static final int MAX_EDGES = 1 << 16;
  private static final List<String> TYPES =
      List.of("yes-no", "choice", "ranges", "quantiles", "mean", "count");
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
          "quantity",
          "duration",
          "timing",
          "datetime",
          "timestamp",
          "histogram",
          "distribution");

  private static final String[] KIND_KEYS = {
    "values", LabelsFile.KEY, "unit", "edges", "min", "max", "at-most", "quantiles"
  };

  private final MetricDraft draft;
  private final NumberReader numbers;
  private final Values values;
  private final Section section;
  private final Scope scope;
  private final LabelsFile labels;

  KindReader(MetricDraft draft, Values values, LabelsFile labels) {
    this.draft = draft;
    this.values = values;
    this.labels = labels;
    this.numbers = new NumberReader(draft, values);
    this.section = draft.section();
    this.scope = draft.scope();
  }

  void read() {
    draft.mechanism =
        section.has("mechanism")
            ? values.word("mechanism", Mechanism.values(), Mechanism::text)
            : Optional.of(Mechanism.AUTO);
    Optional<Yaml.Scalar> type = section.text("type", "yes-no");
    boolean count = type.isPresent() && type.get().text().equals("count");
    boolean quantiles = type.isPresent() && type.get().text().equals("quantiles");
    draft.keep =
        count && !section.has("keep")
            ? Optional.of(Keep.SUM)
            : values.word("keep", Keep.values(), Keep::text);
    Optional<Yaml.Scalar> absent =
        (count || quantiles) && !section.has("absent")
            ? Optional.of(new Yaml.Scalar(draft.at(), count ? "0" : NONE))
            : section.text("absent", NONE);
    type.ifPresent(word -> {
      draft.kind = readKind(word);
      checkKeep(word.text());
    });
    draft.kind.ifPresent(this::settle);
    draft.absent = draft.kind.flatMap(kind -> absent.flatMap(text -> readAbsent(kind, text)));
  }

  /// What a kind leaves no choice in.
  private void settle(MetricDraft.Kind kind) {
    switch (kind) {
      case MetricDraft.Kind.Mean _, MetricDraft.Kind.Count _, MetricDraft.Kind.Quantiles _ -> {
        numbers.checkKeep(kind, draft.keep);
        draft.mechanism = numbers.mechanism(kind, draft.mechanism);
      }
      case MetricDraft.Kind.YesNo _, MetricDraft.Kind.Choice _, MetricDraft.Kind.Ranges _ -> {}
    }
  }

  private Optional<MetricDraft.Kind> readKind(Yaml.Scalar type) {
    String word = type.text();
    Set<String> own =
        switch (word) {
          case "yes-no" -> Set.of();
          case "choice" -> Set.of("values", LabelsFile.KEY);
          case "ranges" -> Set.of("unit", "edges");
          case "quantiles" -> Set.of("unit", "edges", "quantiles");
          case "mean" -> Set.of("unit", "min", "max");
          case "count" -> Set.of("unit", "at-most");
          default -> Set.of(KIND_KEYS);
        };
    for (String key : KIND_KEYS) {
      if (section.has(key) && !own.contains(key)) {
        scope.problem(section.spotOf(key), key, "does not belong to type " + word, "remove it");
      }
    }
    return switch (word) {
      case "yes-no" -> Optional.of(new MetricDraft.Kind.YesNo());
      case "choice" -> readChoice();
      case "ranges" -> readBins().map(MetricDraft.Kind.Ranges::new);
      case "quantiles" -> {
        Optional<List<Integer>> perMille = numbers.quantiles();
        yield readBins()
            .flatMap(bins -> perMille.map(some -> new MetricDraft.Kind.Quantiles(bins, some)));
      }
      case "mean" -> numbers.mean();
      case "count" -> numbers.count();
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
          type,
          "type",
          "has no bounded domain",
          "use type: mean, count, ranges or quantiles, all of which have bounds");
    }
    String remedy =
        word.startsWith("bool")
            ? "write yes-no"
            : Nearest.to(word, TYPES).map(near -> "write " + near).orElse("write one");
    return values.refused(type, "type", "is none of " + String.join(", ", TYPES), remedy);
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

  private Optional<Bins> readBins() {
    Optional<String> unit = numbers.unit();
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
        ? unit.map(text -> new Bins(text, edges))
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
    return switch (kind) {
      case MetricDraft.Kind.Mean _, MetricDraft.Kind.Count _, MetricDraft.Kind.Quantiles _ ->
          numbers.absent(kind, text);
      case MetricDraft.Kind _ when text.text().strip().equals(NONE) ->
          Optional.of(new Absent.None());
      case MetricDraft.Kind.YesNo() -> labelled(YesNoMetric.VALUES, text, "no, yes or none");
      case MetricDraft.Kind.Choice(var labels) -> labelled(labels, text, "a label or none");
      case MetricDraft.Kind.Ranges(var bins) -> numbered(bins, text);
    };
  }

  private Optional<Absent> labelled(List<String> labels, Yaml.Scalar text, String wanted) {
    int index = labels.indexOf(text.text().strip());
    return index < 0
        ? values.refused(text, "absent", "is not a value of the metric", "write " + wanted)
        : Optional.of(new Absent.Value(index));
  }

  private Optional<Absent> numbered(Bins bins, Yaml.Scalar text) {
    Optional<Long> number = Values.number(text);
    if (number.isEmpty() || bins.clips(number.get())) {
      return values.refused(
          text,
          "absent",
          "is not a whole number in ["
              + bins.edges().getFirst()
              + ", "
              + bins.edges().getLast()
              + ")",
          "write one, or none");
    }
    return Optional.of(new Absent.Value(bins.of(number.get())));
  }
}

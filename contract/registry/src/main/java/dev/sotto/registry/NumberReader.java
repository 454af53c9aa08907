package dev.sotto.registry;

import dev.sotto.metric.Absent;
import dev.sotto.metric.Identifiers;
import dev.sotto.metric.Keep;
import dev.sotto.metric.NumericMetric;
import dev.sotto.metric.QuantileMetric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what is special to the kinds of which a mean or quantiles are learnt: bounds, quantiles, and what they leave no
/// choice in.
final class NumberReader {
  private static final Pattern QUANTILE = Pattern.compile("0\\.[0-9]{1,3}");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final Section section;
  private final Values values;
  private final Scope scope;
  private final Yaml.Spot at;

  NumberReader(MetricDraft draft, Values values) {
    section = draft.section();
    scope = draft.scope();
    at = draft.at();
    this.values = values;
  }

  /// A mean within `min` and `max`.
  Optional<MetricDraft.Kind> mean() {
    Optional<String> unit = unit();
    Optional<Long> least = bound("min", "0");
    Optional<Long> most = bound("max", "1440");
    if (unit.isEmpty() || least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    long steps = most.get() - least.get();
    if (most.get() <= least.get() || steps > NumericMetric.MOST_STEPS) {
      scope.problem(
          section.spotOf("max"),
          "max " + most.get(),
          "is not 1 to " + NumericMetric.MOST_STEPS + " above min " + least.get(),
          most.get() <= least.get() ? "raise it" : "use a larger unit");
      return Optional.empty();
    }
    return Optional.of(new MetricDraft.Kind.Mean(unit.get(), least.get(), most.get()));
  }

  /// A count up to `at-most`.
  Optional<MetricDraft.Kind> count() {
    Optional<String> unit = unit();
    Optional<Integer> most =
        missing("at-most", "20")
            ? Optional.empty()
            : values.whole("at-most", "20", 1, (int) NumericMetric.MOST_STEPS);
    return unit.flatMap(word -> most.map(bound -> new MetricDraft.Kind.Count(word, bound)));
  }

  /// The quantiles to show, in thousandths.
  Optional<List<Integer>> quantiles() {
    Optional<Yaml.Listing> list = section.list("quantiles", "[0.5, 0.9, 0.99]");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    long before = scope.findings().problemCount();
    List<Integer> perMille = new ArrayList<>();
    for (Yaml item : list.get().items()) {
      String shown = item instanceof Yaml.Scalar text ? Quoted.of(text.text()) : item.form();
      Optional<Integer> quantile =
          item instanceof Yaml.Scalar text ? quantile(text) : Optional.empty();
      if (quantile.isEmpty()) {
        scope.problem(
            item.at(),
            "quantile " + shown,
            "is not a decimal between 0 and 1 with at most three places",
            "write one such as 0.5 for the median");
      } else if (!perMille.isEmpty() && quantile.get() <= perMille.getLast()) {
        scope.problem(
            item.at(), "quantile " + shown, "does not exceed the one before it", "sort them");
      }
      quantile.ifPresent(perMille::add);
    }
    int size = list.get().items().size();
    if (size < 1 || size > QuantileMetric.MAX_QUANTILES) {
      scope.problem(
          list.get().at(),
          "quantiles",
          "has " + size + " entries, 1 to " + QuantileMetric.MAX_QUANTILES + " are allowed",
          size < 1 ? "add one" : "remove some");
    }
    return scope.findings().problemCount() == before ? Optional.of(perMille) : Optional.empty();
  }

  private static Optional<Integer> quantile(Yaml.Scalar text) {
    if (!QUANTILE.matcher(text.text()).matches()) {
      return Optional.empty();
    }
    int perMille = new BigDecimal(text.text()).multiply(THOUSAND).intValueExact();
    return perMille == 0 ? Optional.empty() : Optional.of(perMille);
  }

  /// What is reported for silence: for a mean a number within its bounds, for a count 0.
  Optional<Absent> absent(MetricDraft.Kind kind, Yaml.Scalar text) {
    if (kind instanceof MetricDraft.Kind.Mean(var _, long least, long most)) {
      Optional<Long> number = Values.number(text);
      return number.isPresent() && number.get() >= least && number.get() <= most
          ? Optional.of(new Absent.Value((int) (number.get() - least)))
          : values.refused(
              text,
              "absent",
              "is not a whole number in [" + least + ", " + most + "]",
              "write the number that a device without a record counts as");
    }
    if (kind instanceof MetricDraft.Kind.Count) {
      return text.text().equals("0")
          ? Optional.of(new Absent.Value(0))
          : values.refused(text, "absent", "is not 0, and nothing counted is 0", "remove it");
    }
    return text.text().equals("none")
        ? Optional.of(new Absent.None())
        : values.refused(
            text,
            "absent",
            "is not none, and quantiles are of the devices that have a value",
            "remove it");
  }

  /// Refuses a `keep` that a count cannot have.
  void checkKeep(MetricDraft.Kind kind, Optional<Keep> keep) {
    if (kind instanceof MetricDraft.Kind.Count && keep.isPresent() && keep.get() != Keep.SUM) {
      scope.problem(
          section.spotOf("keep"),
          "keep " + keep.get().text(),
          "is not sum, and what is counted adds up",
          "remove it");
    }
  }

  /// The one mechanism of the kind; any other is refused.
  Optional<Mechanism> mechanism(MetricDraft.Kind kind, Optional<Mechanism> asked) {
    Mechanism only = kind instanceof MetricDraft.Kind.Quantiles ? Mechanism.UNARY : Mechanism.K_ARY;
    if (asked.isPresent() && asked.get() != Mechanism.AUTO && asked.get() != only) {
      scope.problem(
          section.spotOf("mechanism"),
          "mechanism " + asked.get().text(),
          "is not " + only.text() + ", the one of this type",
          "remove it");
      return Optional.empty();
    }
    return Optional.of(only);
  }

  Optional<String> unit() {
    Optional<String> unit = values.line("unit", "percent", Identifiers.MAX_LABEL);
    unit.ifPresent(text -> Guard.checkQuantity(scope, section.spotOf("unit"), "unit", text));
    return unit;
  }

  private Optional<Long> bound(String key, String example) {
    if (missing(key, example)) {
      return Optional.empty();
    }
    Optional<Yaml.Scalar> text = section.text(key, example);
    Optional<Long> number = text.flatMap(Values::number);
    if (text.isPresent() && number.isEmpty()) {
      return values.refused(
          text.get(),
          key,
          "is not a whole number of at most 18 digits",
          "use a larger unit or round");
    }
    return number;
  }

  private boolean missing(String key, String example) {
    if (section.has(key)) {
      return false;
    }
    scope.problem(
        at, key, "is missing, the domain is unbounded", "add " + key + ", such as " + example);
    return true;
  }
}

package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Identifiers;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what all kinds of metric have in common. What is wrong is reported; the rest goes into a [MetricDraft].
final class MetricReader {
  static final List<String> KEYS =
      List.of(
          "version",
          "description",
          "type",
          "values",
          LabelsFile.KEY,
          "unit",
          "edges",
          "min",
          "max",
          "at-most",
          "quantiles",
          "purpose",
          "legal-basis",
          "owner",
          "expires",
          "retention",
          "trust-model",
          "epsilon",
          "mechanism",
          "window",
          "keep",
          "absent",
          "late",
          "segments",
          "minimum-cohort");

  /// The least cohort outside a debug registry.
  static final int LEAST_COHORT = 50;

  private static final int MAX_YEARS = 5;
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private final LocalDate today;
  private final boolean debug;

  private final LabelsFile labels;

  MetricReader(LocalDate today, boolean debug, LabelsFile labels) {
    this.today = today;
    this.debug = debug;
    this.labels = labels;
  }

  void read(MetricDraft draft) {
    Section section = draft.section();
    Values values = new Values(section);
    checkName(draft.scope(), draft.at(), "name", draft.name());
    Guard.checkQuantity(draft.scope(), draft.at(), "name", draft.name());
    draft.version = values.whole("version", "1", 1, 0xffff);
    draft.description =
        values.line("description", "What is asked, in one line.", Identifiers.MAX_PROSE);
    draft.description.ifPresent(text -> guard(section, "description", text));
    draft.purpose = values.line("purpose", "product-quality", Identifiers.MAX_NAME);
    draft.purpose.ifPresent(text -> checkPurpose(section, text));
    draft.legalBasis = values.word("legal-basis", LegalBasis.values(), LegalBasis::text);
    draft.owner = readOwner(values, section);
    draft.expires = readExpiry(values, section);
    draft.retentionDays = values.days("retention", "P90D", Terms.MAX_RETENTION_DAYS);
    draft.trustModel = readTrustModel(values, section);
    draft.epsilon = readEpsilon(values, section);
    draft.schedule = readSchedule(values, section);
    checkRetention(draft);
    draft.minimumCohort = readCohort(values, section);
    draft.segments = new SegmentReader(section).read();
    new KindReader(draft, values, labels).read();
  }

  static void checkName(Scope scope, Yaml.Spot at, String what, String name) {
    if (!Identifiers.isName(name)) {
      scope.problem(
          at,
          what + " " + (name.isBlank() ? "\"\"" : Quoted.of(name)),
          "is not at most "
              + Identifiers.MAX_NAME
              + " lower-case letters and digits with single hyphens",
          "rename it, such as crashed-today");
    }
  }

  private static void guard(Section section, String key, String text) {
    Guard.checkWords(section.scope(), section.spotOf(key), key, text);
  }

  private static void checkPurpose(Section section, String text) {
    checkName(section.scope(), section.spotOf("purpose"), "purpose", text);
    guard(section, "purpose", text);
  }

  private static Optional<String> readOwner(Values values, Section section) {
    String example = "quality@example.com";
    Optional<String> owner = values.line("owner", example, Identifiers.MAX_LABEL);
    owner
        .filter(text -> !ADDRESS.matcher(text).matches())
        .ifPresent(text ->
            section
                .scope()
                .problem(
                    section.spotOf("owner"),
                    "owner " + Quoted.of(text),
                    "is not an address that answers",
                    "write one such as " + example));
    return owner;
  }

  private Optional<LocalDate> readExpiry(Values values, Section section) {
    LocalDate latest = today.plusYears(MAX_YEARS);
    Optional<LocalDate> expires = values.date("expires", today.plusYears(1).toString());
    expires.ifPresent(day -> {
      Yaml.Spot at = section.spotOf("expires");
      if (!day.isAfter(today)) {
        section
            .scope()
            .problem(
                at,
                "expires " + day,
                "is not after today, " + today,
                "choose a later day or remove the metric");
      } else if (day.isAfter(latest)) {
        section
            .scope()
            .problem(
                at,
                "expires " + day,
                "is more than " + MAX_YEARS + " years ahead, at most " + latest + " is allowed",
                "choose an earlier day and renew it then");
      }
    });
    return expires;
  }

  private static Optional<TrustModel> readTrustModel(Values values, Section section) {
    Optional<Yaml.Scalar> text = section.optionalText("trust-model", "local");
    if (text.isPresent() && List.of("shuffle", "secure-aggregation").contains(text.get().text())) {
      return values.refused(
          text.get(), "trust-model", "is not available in this version", "write local");
    }
    return section.has("trust-model") && text.isEmpty()
        ? Optional.empty()
        : values.word("trust-model", TrustModel.values(), TrustModel::text);
  }

  private static Optional<Epsilon> readEpsilon(Values values, Section section) {
    Optional<Epsilon> epsilon = values.epsilon("epsilon", "1");
    Epsilon most = Calibration.MAX_EPSILON;
    if (epsilon.isPresent() && epsilon.get().compareTo(most) > 0) {
      section
          .scope()
          .problem(
              section.spotOf("epsilon"),
              "epsilon " + epsilon.get(),
              "exceeds " + most + ", beyond which a report is the value itself",
              "lower epsilon");
    }
    return epsilon;
  }

  private Optional<Schedule> readSchedule(Values values, Section section) {
    Optional<Duration> window = values.window("window", "P1D");
    Optional<Integer> late =
        values.optionalWhole("late", Schedule.DEFAULT_LATE, 0, Schedule.MAX_LATE);
    window
        .filter(length -> !debug && length.compareTo(Registry.SHORTEST_WINDOW) < 0)
        .ifPresent(length ->
            section
                .scope()
                .problem(
                    section.spotOf("window"),
                    "window " + length,
                    "is shorter than PT1H",
                    "lengthen it, or set debug: true to try things out"));
    return window.flatMap(length -> late.map(windows -> new Schedule(length, windows)));
  }

  private static void checkRetention(MetricDraft draft) {
    if (draft.retentionDays.isEmpty() || draft.schedule.isEmpty()) {
      return;
    }
    Duration counted = draft.schedule.get().counted();
    int days = draft.retentionDays.get();
    if (Duration.ofDays(days).compareTo(counted) < 0) {
      draft
          .scope()
          .problem(
              draft.section().spotOf("retention"),
              "retention P" + days + "D",
              "is shorter than "
                  + counted
                  + ", for which reports of a window are counted: late + 1 = "
                  + (draft.schedule.get().late() + 1)
                  + " windows after its end",
              "raise it to P" + counted.plusDays(1).minusSeconds(1).toDays() + "D or lower late");
    }
  }

  private Optional<Integer> readCohort(Values values, Section section) {
    Optional<Integer> cohort = values.whole("minimum-cohort", "100", 1, Integer.MAX_VALUE);
    cohort
        .filter(reports -> !debug && reports < LEAST_COHORT)
        .ifPresent(reports ->
            section
                .scope()
                .problem(
                    section.spotOf("minimum-cohort"),
                    "minimum-cohort " + reports,
                    "is below " + LEAST_COHORT,
                    "raise it, or set debug: true to try things out"));
    return cohort;
  }
}

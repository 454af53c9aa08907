package dev.sotto.registry;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.CountMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.LegalBasis;
import dev.sotto.metric.MeanMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.RangeMetric;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.metric.TrustModel;
import dev.sotto.metric.YesNoMetric;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A metric while it is being read: every field that could be read stands in it. Fields are written by the readers of
/// this package alone, each once.
final class MetricDraft {
  /// The values of a metric, once they are known.
  sealed interface Kind {
    /// How many there are.
    int size();

    /// Two values.
    record YesNo() implements Kind {
      @Override
      public int size() {
        return YesNoMetric.VALUES.size();
      }
    }

    /// Labels.
    record Choice(List<String> labels) implements Kind {
      @Override
      public int size() {
        return labels.size();
      }
    }

    /// Ranges of numbers.
    record Ranges(Bins bins) implements Kind {
      @Override
      public int size() {
        return bins.count();
      }
    }

    /// Numbers of which quantiles are learnt.
    record Quantiles(Bins bins, List<Integer> perMille) implements Kind {
      @Override
      public int size() {
        return bins.count();
      }
    }

    /// A number of which the mean is learnt.
    record Mean(String unit, long least, long most) implements Kind {
      @Override
      public int size() {
        return 2;
      }
    }

    /// A number of things, of which mean and total are learnt.
    record Count(String unit, int most) implements Kind {
      @Override
      public int size() {
        return 2;
      }
    }
  }

  private final String name;
  private final Yaml.Spot at;
  private final Section section;

  Optional<Integer> version = Optional.empty();
  Optional<String> description = Optional.empty();
  Optional<String> purpose = Optional.empty();
  Optional<LegalBasis> legalBasis = Optional.empty();
  Optional<String> owner = Optional.empty();
  Optional<LocalDate> expires = Optional.empty();
  Optional<Integer> retentionDays = Optional.empty();
  Optional<TrustModel> trustModel = Optional.empty();
  Optional<Epsilon> epsilon = Optional.empty();
  Optional<Integer> minimumCohort = Optional.empty();
  Optional<Schedule> schedule = Optional.empty();
  Optional<Segments> segments = Optional.empty();
  Optional<Keep> keep = Optional.empty();
  Optional<Kind> kind = Optional.empty();
  Optional<Absent> absent = Optional.empty();
  Optional<Mechanism> mechanism = Optional.empty();

  MetricDraft(String name, Yaml.Spot at, Section section) {
    this.name = name;
    this.at = at;
    this.section = section;
  }

  String name() {
    return name;
  }

  Yaml.Spot at() {
    return at;
  }

  Section section() {
    return section;
  }

  Scope scope() {
    return section.scope();
  }

  /// Number of values a report can stand for, absence included; absent if that is not known.
  Optional<Integer> domainSize() {
    return kind.flatMap(
        values -> absent.map(a -> values.size() + (a instanceof Absent.None ? 1 : 0)));
  }

  /// The definition. Only for a draft without problems: every field is there.
  MetricDefinition toDefinition() {
    Terms terms =
        new Terms(
            new MetricName(name),
            version.orElseThrow(),
            description.orElseThrow(),
            new Purpose(purpose.orElseThrow()),
            legalBasis.orElseThrow(),
            owner.orElseThrow(),
            expires.orElseThrow(),
            retentionDays.orElseThrow(),
            trustModel.orElseThrow(),
            epsilon.orElseThrow(),
            minimumCohort.orElseThrow());
    FrequencyOracle oracle =
        Calibration.calibrate(
            mechanism.orElseThrow(), domainSize().orElseThrow(), epsilon.orElseThrow());
    return toDefinition(terms, oracle);
  }

  private MetricDefinition toDefinition(Terms terms, FrequencyOracle oracle) {
    Schedule when = schedule.orElseThrow();
    Keep kept = keep.orElseThrow();
    Absent missing = absent.orElseThrow();
    Segments groups = segments.orElseThrow();
    return switch (kind.orElseThrow()) {
      case Kind.YesNo() -> new YesNoMetric(terms, when, kept, missing, groups, oracle);
      case Kind.Choice(var labels) ->
          new ChoiceMetric(terms, when, kept, missing, groups, labels, oracle);
      case Kind.Ranges(var bins) ->
          new RangeMetric(terms, when, kept, missing, groups, bins, oracle);
      case Kind.Quantiles(var bins, var perMille) ->
          new QuantileMetric(terms, when, kept, groups, bins, perMille, oracle);
      case Kind.Mean(var unit, var least, var most) ->
          new MeanMetric(terms, when, kept, missing, groups, unit, least, most, oracle);
      case Kind.Count(var unit, var most) ->
          new CountMetric(terms, when, groups, unit, most, oracle);
    };
  }
}

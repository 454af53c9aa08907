package dev.sotto.dashboard;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.NumericMetric;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.pages.Measure;
import dev.sotto.pages.Reading;
import dev.sotto.release.Cell;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What of a metric's numbers is followed from window to window and from group to group.
sealed interface Quantity {
  /// In words, with its unit: `mean, in minutes`.
  String title();

  /// In words, without its unit: `mean`.
  default String name() {
    return title();
  }

  /// Of what it is a number.
  Measure measure();

  /// It in some numbers, if they hold it.
  Optional<Reading> in(Numbers numbers);

  /// It in a release; empty if that is withheld.
  default Optional<Reading> of(Release release) {
    return release instanceof Release.Published published
        ? in(published.numbers())
        : Optional.empty();
  }

  /// All that can be followed of `metric`, the telling one first: `yes`, the quantile nearest to the median.
  static List<Quantity> of(MetricDefinition metric) {
    if (metric.domain().size() > Numbers.Top.LARGEST_SHOWN_WHOLE) {
      return List.of();
    }
    return switch (metric) {
      case NumericMetric numeric -> List.of(new Mean(numeric.unit()));
      case QuantileMetric quantiles ->
          quantiles.perMille().stream()
              .sorted(Comparator.comparingInt(perMille -> Math.abs(perMille - 500)))
              .<Quantity>map(perMille -> new QuantileAt(perMille, quantiles.bins().unit()))
              .toList();
      case YesNoMetric yesNo -> shares(yesNo.domain(), 1);
      default -> shares(metric.domain(), 0);
    };
  }

  private static List<Quantity> shares(List<String> labels, int first) {
    return IntStream.range(first, labels.size())
        .<Quantity>mapToObj(value -> new ShareOf(value, labels.get(value)))
        .toList();
  }

  /// The share of a value.
  ///
  /// @param value in the domain
  /// @param label of it
  record ShareOf(int value, String label) implements Quantity {
    @Override
    public String title() {
      return "share of \u201c" + label + "\u201d";
    }

    @Override
    public Measure measure() {
      return Measure.Share.ONE;
    }

    @Override
    public Optional<Reading> in(Numbers numbers) {
      List<Cell> cells = numbers.cells();
      if (value >= cells.size()) {
        return Optional.empty();
      }
      Cell cell = cells.get(value);
      return Optional.of(new Reading(cell.estimate(), cell.low(), cell.high()));
    }
  }

  /// The mean.
  ///
  /// @param unit of it
  record Mean(String unit) implements Quantity {
    @Override
    public String title() {
      return "mean, in " + unit;
    }

    @Override
    public String name() {
      return "mean";
    }

    @Override
    public Measure measure() {
      return new Measure.Amount(unit);
    }

    @Override
    public Optional<Reading> in(Numbers numbers) {
      return numbers instanceof Numbers.Mean mean
          ? Optional.of(new Reading(mean.estimate(), mean.low(), mean.high()))
          : Optional.empty();
    }
  }

  /// A quantile.
  ///
  /// @param perMille which
  /// @param unit     of it
  record QuantileAt(int perMille, String unit) implements Quantity {
    @Override
    public String title() {
      return Quantiles.name(perMille) + ", in " + unit;
    }

    @Override
    public String name() {
      return Quantiles.name(perMille);
    }

    @Override
    public Measure measure() {
      return new Measure.Amount(unit);
    }

    @Override
    public Optional<Reading> in(Numbers numbers) {
      return numbers instanceof Numbers.Distribution distribution
          ? distribution.quantiles().stream()
              .filter(quantile -> quantile.perMille() == perMille)
              .findFirst()
              .map(found -> new Reading(found.estimate(), found.low(), found.high()))
          : Optional.empty();
    }
  }
}

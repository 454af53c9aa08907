package dev.sotto.release;

import dev.sotto.estimate.CumulativeEstimate;
import dev.sotto.estimate.CumulativeEstimator;
import dev.sotto.estimate.FrequencyEstimate;
import dev.sotto.estimate.FrequencyEstimator;
import dev.sotto.estimate.MeanEstimate;
import dev.sotto.estimate.MeanEstimator;
import dev.sotto.estimate.Supports;
import dev.sotto.fold.FrequencySnapshot;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.metric.CategoricalMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.NumericMetric;
import dev.sotto.metric.QuantileMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// From the counts of a window to its numbers, each kind of metric by its own estimator.
final class NumbersOf {
  private final MetricDefinition metric;
  private final FrequencySnapshot counts;

  private NumbersOf(MetricDefinition metric, FrequencySnapshot counts) {
    this.metric = metric;
    this.counts = counts;
  }

  /// @param counts of at least one report
  static Numbers of(MetricDefinition metric, FrequencySnapshot counts) {
    NumbersOf numbers = new NumbersOf(metric, counts);
    return switch (metric) {
      case NumericMetric numeric -> numbers.mean(numeric);
      case QuantileMetric quantiles -> numbers.distribution(quantiles);
      case CategoricalMetric ignored
          when metric.oracle().domainSize() > Numbers.Top.LARGEST_SHOWN_WHOLE ->
          numbers.top();
      case CategoricalMetric ignored -> new Numbers.Shares(numbers.shares(numbers.supports()));
    };
  }

  private Numbers mean(NumericMetric numeric) {
    if (!(numeric.oracle() instanceof KaryResponse oracle)) {
      throw new AssertionError(numeric.oracle());
    }
    long ones = counts.tallies().at(1);
    MeanEstimate mean = new MeanEstimator(oracle).estimate(ones, counts.reports());
    double steps = (double) numeric.most() - numeric.least();
    return new Numbers.Mean(
        numeric.unit(),
        numeric.least(),
        numeric.most(),
        numeric.least() + steps * mean.mean(),
        steps * mean.standardError(),
        numeric.least() + steps * mean.interval().low(),
        numeric.least() + steps * mean.interval().high());
  }

  private Numbers distribution(QuantileMetric quantiles) {
    if (!(quantiles.oracle() instanceof UnaryEncoding oracle)) {
      throw new AssertionError(quantiles.oracle());
    }
    long[] supports = supports();
    CumulativeEstimate cumulative =
        new CumulativeEstimator(oracle).estimate(supports, counts.reports());
    List<Long> edges = quantiles.bins().edges();
    List<Numbers.CumulativePoint> points = new ArrayList<>();
    for (int i = 0; i < cumulative.shares().size(); i++) {
      points.add(
          new Numbers.CumulativePoint(
              edges.get(i + 1),
              cumulative.shares().get(i),
              cumulative.band().get(i).low(),
              cumulative.band().get(i).high()));
    }
    return new Numbers.Distribution(
        quantiles.bins().unit(),
        shares(supports),
        points,
        new Quantiles(edges, points).of(quantiles.perMille()));
  }

  private long[] supports() {
    return Supports.of(counts.oracle(), counts.tallies());
  }

  private List<Cell> shares(long[] supports) {
    FrequencyEstimator estimator = new FrequencyEstimator(counts.oracle());
    List<String> labels = metric.domain();
    return IntStream.range(0, supports.length)
        .mapToObj(
            value -> cell(labels.get(value), estimator.estimate(supports[value], counts.reports())))
        .toList();
  }

  private Numbers top() {
    FrequencyEstimator estimator = new FrequencyEstimator(counts.oracle());
    List<String> labels = metric.domain();
    long[] supports = supports();
    List<Cell> cells =
        IntStream.range(0, supports.length)
            .boxed()
            .sorted(Comparator.comparingLong(value -> -supports[value])) // stable
            .limit(Numbers.Top.MOST)
            .map(value ->
                cell(
                    labels.get(value),
                    estimator.estimateAmong(supports[value], counts.reports(), supports.length)))
            .toList();
    return new Numbers.Top(cells, supports.length);
  }

  private static Cell cell(String label, FrequencyEstimate estimate) {
    return new Cell(
        label,
        estimate.share(),
        estimate.standardError(),
        estimate.interval().low(),
        estimate.interval().high());
  }
}

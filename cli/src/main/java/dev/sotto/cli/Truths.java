package dev.sotto.cli;

import dev.sotto.fleet.FleetResult;
import dev.sotto.metric.Metric;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.release.Cell;
import dev.sotto.release.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The true numbers beside those that a release says.
///
/// @param metric       what was collected
/// @param truth        of the acknowledged devices
/// @param acknowledged how many these are, at least 1
record Truths(Metric metric, FleetResult.Truth truth, double acknowledged) {
  /// Every line of `numbers` with its truth.
  List<Compared> beside(Numbers numbers) {
    List<Double> truths = truths(numbers);
    List<Line> said = Line.of(numbers);
    return IntStream.range(0, said.size())
        .mapToObj(i -> new Compared(truths.get(i), said.get(i)))
        .toList();
  }

  private List<Double> truths(Numbers numbers) {
    return switch (numbers) {
      case Numbers.Shares _ -> shares();
      case Numbers.Top(List<Cell> cells, _) -> named(cells);
      case Numbers.Mean _ -> List.of(truth.total() / acknowledged);
      case Numbers.Distribution distribution -> {
        List<Double> truths = new ArrayList<>(shares());
        if (metric.definition() instanceof QuantileMetric quantiles) {
          List<Long> edges = quantiles.bins().edges();
          distribution.quantiles().forEach(one -> truths.add(quantile(edges, one.perMille())));
        }
        yield truths;
      }
    };
  }

  private List<Double> shares() {
    return truth.counts().stream().map(count -> count / acknowledged).toList();
  }

  /// Of a large domain only some values are there, in an order of their own.
  private List<Double> named(List<Cell> cells) {
    List<String> labels = metric.definition().domain();
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      counts.put(labels.get(i), truth.counts().get(i));
    }
    return cells.stream()
        .map(cell -> counts.getOrDefault(cell.value(), 0L) / acknowledged)
        .toList();
  }

  /// The true quantile as far as bins tell it: interpolated within its bin.
  private double quantile(List<Long> edges, int perMille) {
    double all = 0;
    for (int i = 0; i < edges.size() - 1; i++) {
      all += truth.counts().get(i);
    }
    double wanted = all * perMille / 1000;
    double below = 0;
    int bin = 0;
    while (bin < edges.size() - 2 && below + truth.counts().get(bin) < wanted) {
      below += truth.counts().get(bin);
      bin++;
    }
    double within = Math.max(1, truth.counts().get(bin));
    return edges.get(bin) + (wanted - below) / within * (edges.get(bin + 1) - edges.get(bin));
  }
}

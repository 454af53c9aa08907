package dev.sotto.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// The drawings of a distribution: its bins as bars with their intervals, and its distribution function with its band.
/// Both have the same horizontal axis, one step a bin, whatever its width.
///
/// ```java
/// DistributionPlots plots = new DistributionPlots(distribution);
/// List<Html> both = List.of(plots.bars("bins", "Minutes"), plots.cumulative("below", "Minutes"));
/// ```
public final class DistributionPlots {
  private static final int STEPS = 4;
  private static final int MOST_LABELS = 10;

  /// Room for the devices without a value, beside the bins, in bins.
  private static final double APART = 1.5;

  private final Distribution distribution;
  private final List<Long> edges;

  /// Drawings of `distribution`.
  public DistributionPlots(Distribution distribution) {
    this.distribution = distribution;
    edges = distribution.edges();
  }

  /// How many bins there are.
  int count() {
    return edges.size() - 1;
  }

  /// Where the edge of index `i` lies, in percent of the width.
  double x(double i) {
    return 100 * i / (count() + APART);
  }

  /// The share of each bin, and of the devices without a value, each with the interval of its own.
  ///
  /// @param id unique on the page
  public Html bars(String id, String name) {
    List<Reading> shares = new ArrayList<>(distribution.bins());
    shares.add(distribution.absent());
    DoubleStream ends =
        shares.stream().flatMapToDouble(share -> DoubleStream.of(share.low(), share.high()));
    Scale scale = Scale.around(DoubleStream.concat(DoubleStream.of(0), ends), STEPS);
    String description =
        shares.size()
            + " bars with error bars, one for each range of numbers and one for devices without a"
            + " value. The table has every number.";
    Plot plot = new Plot("histogram", id, name, description).rule(scale, Measure.Share.ONE);
    for (int i = 0; i < count(); i++) {
      bar(plot, scale, shares.get(i), "bin", x(i));
    }
    bar(plot, scale, distribution.absent(), "bin absent", x(count() + APART - 1));
    labels(plot);
    plot.add(Plot.below("middle", x(count() + APART - 0.5), "none"));
    return plot.html();
  }

  private void bar(Plot plot, Scale scale, Reading share, String kind, double from) {
    double wide = x(1);
    double top = Plot.y(scale, Math.max(0, share.estimate()));
    double bottom = Plot.y(scale, Math.min(0, share.estimate()));
    double middle = from + wide / 2;
    double low = Plot.y(scale, share.low());
    double high = Plot.y(scale, share.high());
    plot.add(
        Plot.rectangle(kind, from + wide * 0.06, top, wide * 0.88, bottom - top),
        Plot.line("error", middle, high, middle, low),
        Plot.line("error", middle - wide * 0.12, high, middle + wide * 0.12, high),
        Plot.line("error", middle - wide * 0.12, low, middle + wide * 0.12, low));
  }

  /// The share of the devices with a value that lies below each edge, the band of all of them, and the quantiles as
  /// intervals at their heights.
  ///
  /// @param id unique on the page
  public Html cumulative(String id, String name) {
    Scale scale = new Scale(0, 1, 0.25);
    String description =
        "A rising line in a band that holds all its points at once, from 0 below "
            + edges.getFirst()
            + " to 1 below "
            + edges.getLast()
            + ", and the interval of each quantile. The tables have every number.";
    Plot plot = new Plot("histogram", id, name, description).rule(scale, Measure.Share.ONE);
    List<Plot.Corner> band = new ArrayList<>();
    List<Plot.Corner> line = new ArrayList<>();
    corner(band, line, scale, 0, new Reading(0, 0, 0));
    List<Reading> points = distribution.below();
    for (int i = 0; i < points.size(); i++) {
      corner(band, line, scale, i + 1, points.get(i));
    }
    corner(band, line, scale, count(), new Reading(1, 1, 1));
    for (int i = points.size() - 1; i >= 0; i--) {
      band.add(new Plot.Corner(x(i + 1), Plot.y(scale, points.get(i).low())));
    }
    plot.add(Plot.path("band", band, true), Plot.path("stroke", line, false));
    for (Plot.Corner corner : line) {
      plot.add(Plot.dot("dot", corner.x(), corner.y(), 3));
    }
    for (Distribution.Quantile quantile : distribution.quantiles()) {
      quantile(plot, scale, quantile);
    }
    labels(plot);
    return plot.html();
  }

  private void corner(
      List<Plot.Corner> band, List<Plot.Corner> line, Scale scale, int edge, Reading point) {
    band.add(new Plot.Corner(x(edge), Plot.y(scale, point.high())));
    line.add(new Plot.Corner(x(edge), Plot.y(scale, point.estimate())));
  }

  private void quantile(Plot plot, Scale scale, Distribution.Quantile quantile) {
    Reading reading = quantile.reading();
    double y = Plot.y(scale, quantile.perMille() / 1000.0);
    double low = x(place(reading.low()));
    double high = x(place(reading.high()));
    plot.add(
        Plot.line("quantile", low, y, high, y),
        Plot.line("quantile end", low, y - 2, low, y + 2),
        Plot.line("quantile end", high, y - 2, high, y + 2),
        Plot.dot("quantile", x(place(reading.estimate())), y, 4));
  }

  /// Where a number lies, in bins from the first edge.
  double place(double number) {
    for (int i = 0; i < count(); i++) {
      if (number < edges.get(i + 1)) {
        double inside = (number - edges.get(i)) / (edges.get(i + 1) - edges.get(i));
        return i + Math.max(0, inside);
      }
    }
    return count();
  }

  private void labels(Plot plot) {
    int step = Math.ceilDiv(edges.size(), MOST_LABELS);
    for (int i = 0; i < edges.size(); i += step) {
      plot.add(Plot.below("middle", x(i), NumberText.count(edges.get(i))));
    }
  }
}

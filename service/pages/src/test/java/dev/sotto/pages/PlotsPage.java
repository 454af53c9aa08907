package dev.sotto.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page with every drawing there is, of numbers that no release made.
final class PlotsPage {
  static final List<Long> EDGES = List.of(0L, 10L, 30L, 100L);
  static final Distribution DISTRIBUTION =
      new Distribution(
          EDGES,
          List.of(
              new Reading(0.3, 0.2, 0.4),
              new Reading(0.5, 0.4, 0.6),
              new Reading(-0.05, -0.15, 0.05)),
          new Reading(0.2, 0.1, 0.3),
          List.of(new Reading(0.4, 0.3, 0.5), new Reading(0.9, 0.8, 1)),
          List.of(new Distribution.Quantile(500, new Reading(14, 10, 30))));

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private PlotsPage() {}

  /// Four weeks of a share; window 10 has no point, window 20 is withheld.
  static TimeSeries series() {
    List<TimeSeries.Point> points = new ArrayList<>();
    for (int i = 0; i < 28; i++) {
      double share = 0.2 + 0.05 * Math.sin(i);
      if (i == 20) {
        points.add(TimeSeries.Point.withheld(i));
      } else if (i != 10) {
        points.add(TimeSeries.Point.of(i, new Reading(share, share - 0.04, share + 0.06)));
      }
    }
    TimeAxis axis = new TimeAxis(START, Duration.ofDays(1), 28);
    return new TimeSeries(Measure.Share.ONE, axis, points);
  }

  static String write() {
    Site site =
        new Site(
            List.of(new Site.Entry("/", "Plots"), new Site.Entry("/crashes", "Crashes")),
            Html.text(" Nobody was asked."));
    Banner banner = new Banner("Invented.", "These numbers are of nothing.");
    Frame frame = new Frame(site, "Plots", Optional.of("/"), START, List.of(banner));
    TimeSeries series = series();
    SeriesPlot large =
        new SeriesPlot(new Look("large", "large", "a share", 5), series, scale(series))
            .chosen(26)
            .marked(List.of(17L), "something found");
    SeriesPlot small =
        new SeriesPlot(new Look("small", "small", "a share, small", 2), series, scale(series));
    DistributionPlots plots = new DistributionPlots(DISTRIBUTION);
    return frame.around(
        List.of(
            Tag.tag("h1").add("Plots"),
            new Facts("strip").add("Numbers", "27", "one is withheld").html(),
            Tag.tag("h2").add("Series"),
            large.html(),
            new Legend()
                .add("estimate", "estimate")
                .add("interval", "interval")
                .add("withheld", "withheld")
                .add("chosen", "the window above")
                .html(),
            small.html(),
            Tag.tag("h2").add("Distribution"),
            plots.bars("bins", "minutes"),
            plots.cumulative("below", "minutes below"),
            new Legend().add("quantile", "quantiles and their intervals").html(),
            Tag.tag("h2").add("Rows"),
            rows(),
            new Facts("terms").add("Kept", "90 days").html()));
  }

  private static Scale scale(TimeSeries series) {
    return Scale.around(series.ends(), 4);
  }

  private static Html rows() {
    return IntervalRows.of(
        "A share of each group",
        List.of("Group", "Share", "95 % interval"),
        Measure.Share.ONE,
        List.of(
            new IntervalRows.Row(
                "a", Optional.of("/crashes"), Optional.of(new Reading(0.1, -0.05, 0.2)), ""),
            IntervalRows.Row.of("b", new Reading(0.7, 0.6, 0.8)),
            new IntervalRows.Row("c", Optional.empty(), Optional.empty(), "withheld")));
  }
}

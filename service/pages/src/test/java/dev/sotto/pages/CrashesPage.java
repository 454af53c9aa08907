package dev.sotto.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The example of the module's documentation, as it stands there.
final class CrashesPage {
  private CrashesPage() {}

  static String write() {
    TimeAxis axis = new TimeAxis(Instant.parse("2026-03-02T00:00:00Z"), Duration.ofDays(1), 3);
    TimeSeries series =
        new TimeSeries(
            Measure.Share.ONE,
            axis,
            List.of(
                TimeSeries.Point.of(0, new Reading(0.31, 0.28, 0.34)),
                TimeSeries.Point.withheld(1),
                TimeSeries.Point.of(2, new Reading(0.29, 0.26, 0.32))));
    Scale scale = Scale.around(series.ends(), 4);
    Look look = new Look("large", "crashes", "share of devices with a crash", 5);
    Html plot = new SeriesPlot(look, series, scale).html();
    Site site = new Site(List.of(new Site.Entry("/", "Crashes")), Html.nothing());
    Frame frame = new Frame(site, "Crashes", Optional.of("/"), axis.startOf(3), List.of());
    return frame.around(List.of(Tag.tag("h1").add("Crashes"), plot));
  }
}

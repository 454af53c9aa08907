/// Pages for people: markup that can neither run anything nor lead away, the frame of a page with its stylesheet, and
/// plots of numbers that have intervals. It knows nothing of releases or metrics, nor of a server: a page is a text, and
/// whoever serves it or writes it to a file decides how.
///
/// A page with one plot:
///
/// ```java
/// TimeAxis axis = new TimeAxis(Instant.parse("2026-03-02T00:00:00Z"), Duration.ofDays(1), 3);
/// TimeSeries series =
///     new TimeSeries(
///         Measure.Share.ONE,
///         axis,
///         List.of(
///             TimeSeries.Point.of(0, new Reading(0.31, 0.28, 0.34)),
///             TimeSeries.Point.withheld(1),
///             TimeSeries.Point.of(2, new Reading(0.29, 0.26, 0.32))));
/// Scale scale = Scale.around(series.ends(), 4);
/// Look look = new Look("large", "crashes", "share of devices with a crash", 5);
/// Html plot = new SeriesPlot(look, series, scale).html();
/// Site site = new Site(List.of(new Site.Entry("/", "Crashes")), Html.nothing());
/// Frame frame = new Frame(site, "Crashes", Optional.of("/"), axis.startOf(3), List.of());
/// return frame.around(List.of(Tag.tag("h1").add("Crashes"), plot));
/// ```
///
/// The page asks for [dev.sotto.pages.Asset#style()] and [dev.sotto.pages.Asset#icon()], which stand at fixed addresses
/// of the same server.
@org.jspecify.annotations.NullMarked
module dev.sotto.pages {
  requires static org.jspecify;

  exports dev.sotto.pages;
}

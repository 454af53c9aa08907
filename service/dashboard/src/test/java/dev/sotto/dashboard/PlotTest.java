package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.metric.WindowNumber;
import dev.sotto.query.MetricHistory;
import dev.sotto.query.Selection;
import dev.sotto.release.Cell;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Drawings are read back and compared with the numbers they are of; the same comparison notices a drawing of other
/// numbers.
final class PlotTest {
  private static final double HUNDREDTH = 0.0051;
  private static final List<Long> EDGES = List.of(0L, 10L, 30L, 100L);
  private static final Numbers.Distribution DISTRIBUTION =
      new Numbers.Distribution(
          "minutes",
          List.of(
              new Cell("0 to 9", 0.3, 0.05, 0.2, 0.4),
              new Cell("10 to 29", 0.5, 0.05, 0.4, 0.6),
              new Cell("30 to 99", -0.05, 0.05, -0.15, 0.05),
              new Cell("none", 0.2, 0.05, 0.1, 0.3)),
          List.of(
              new Numbers.CumulativePoint(10, 0.4, 0.3, 0.5),
              new Numbers.CumulativePoint(30, 0.9, 0.8, 1)),
          List.of(new Numbers.Quantile(500, 14, 10, 30)));

  @Test
  void an_axis_has_round_ticks_and_holds_every_number() {
    Scale scale = Scale.around(DoubleStream.of(0.013, 0.187), 4);
    assertThat(scale).isEqualTo(new Scale(0, 0.2, 0.05));
    assertThat(scale.ticks()).hasSize(5);
    assertThat(Scale.around(DoubleStream.of(-0.07, 0.31), 4).ticks().getFirst())
        .isCloseTo(-0.1, within(1e-12));
    assertThat(Scale.around(DoubleStream.of(5, 5), 4).position(5)).isBetween(0.0, 1.0);
    assertThat(Scale.around(DoubleStream.empty(), 4).ticks()).isNotEmpty();
    for (int i = 0; i < 500; i++) {
      double low = Math.sin(i) * Math.pow(10, i % 9 - 4);
      double high = low + Math.abs(Math.cos(i)) * Math.pow(10, i % 7 - 3);
      Scale any = Scale.around(DoubleStream.of(low, high), 5);
      assertThat(any.position(low)).isBetween(-1e-6, 1.0);
      assertThat(any.position(high)).isBetween(0.0, 1 + 1e-6);
      assertThat(any.ticks().size()).isBetween(2, 8);
    }
  }

  @Test
  void a_series_is_drawn_where_its_numbers_are() throws Exception {
    Series series = series(0);
    assertThat(misplaced(drawing(series), series)).isEmpty();
  }

  @Test
  void a_series_drawn_of_other_numbers_is_noticed() throws Exception {
    Series series = series(0);
    assertThat(misplaced(drawing(series(1)), series)).isNotEmpty(); // another group's
    Series late = new Series(series.quantity(), series.releases().subList(1, 28));
    assertThat(misplaced(drawing(late), series)).isNotEmpty(); // a window too few
    Quantity mirrored = new Quantity.ShareOf(0, "yes");
    Series no = new Series(mirrored, series.releases());
    assertThat(misplaced(drawing(no), series)).isNotEmpty(); // the share of the other value
  }

  @Test
  void a_window_without_reports_is_a_gap_and_a_withheld_one_is_hatched() throws Exception {
    Series series = series(0);
    List<Release> some = new ArrayList<>(series.releases());
    some.remove(10);
    Release.Published published = (Release.Published) some.get(20);
    some.set(20, new Release.Withheld(published.heading(), 50));
    Series holed = new Series(series.quantity(), some);
    Document drawing = drawing(holed);
    assertThat(Pages.all(drawing, "path", "band")).hasSize(3);
    assertThat(misplaced(drawing, holed)).isEmpty();
    Element hatched = Pages.all(drawing, "rect", "withheld").getFirst();
    double middle = Pages.percent(hatched, "x") + Pages.percent(hatched, "width") / 2;
    assertThat(middle).isCloseTo(holed.x(published.heading().window()), within(HUNDREDTH));
    assertThat(Pages.all(drawing, "circle", "dot")).hasSize(26);
  }

  @Test
  void a_change_is_marked_in_its_window() throws Exception {
    Series series = series(Exhibit.CHANGED);
    WindowNumber window = Exhibit.FIRST.plus(17);
    Document drawing = Pages.parse(plot(series).changed(List.of(window)).html().toString());
    Element mark = Pages.all(drawing, "line", "change").getFirst();
    assertThat(Pages.percent(mark, "x1")).isCloseTo(series.x(window), within(HUNDREDTH));
  }

  @Test
  void rows_have_their_intervals_where_the_numbers_are_and_withheld_ones_have_no_dot()
      throws Exception {
    List<IntervalRows.Row> rows =
        List.of(
            IntervalRows.Row.of("a", new Reading(0.1, -0.05, 0.2)),
            IntervalRows.Row.of("b", new Reading(0.7, 0.6, 0.8)),
            new IntervalRows.Row("c", Optional.empty(), Optional.empty(), "withheld"));
    Html table = IntervalRows.of("caption", List.of("l", "n", "i"), Measure.Share.ONE, rows);
    List<Element> drawn = Pages.all(Pages.parse(table.toString()), "svg", "bar");
    Scale scale = Scale.around(DoubleStream.of(0, -0.05, 0.8), 5);
    for (int i = 0; i < 2; i++) {
      Reading reading = rows.get(i).reading().orElseThrow();
      Element band = child(drawn.get(i), "rect");
      double low = 100 * scale.position(reading.low());
      double high = 100 * scale.position(reading.high());
      assertThat(Pages.percent(band, "x")).isCloseTo(low, within(HUNDREDTH));
      assertThat(Pages.percent(band, "width")).isCloseTo(high - low, within(HUNDREDTH));
      assertThat(Pages.percent(child(drawn.get(i), "circle"), "cx"))
          .isCloseTo(100 * scale.position(reading.estimate()), within(HUNDREDTH));
    }
    assertThat(drawn.get(2).getElementsByTagName("circle").getLength()).isZero();
    assertThat(child(drawn.get(2), "rect").getAttribute("class")).isEqualTo("withheld");
  }

  @Test
  void bars_stand_on_nought_with_their_error_bars() throws Exception {
    DistributionPlots plots = new DistributionPlots(DISTRIBUTION, EDGES);
    Document drawing = Pages.parse(plots.bars("id", "name").toString());
    Scale scale = Scale.around(DoubleStream.of(-0.15, 0.6), 4);
    List<Element> bars = Pages.all(drawing, "rect", "bin");
    List<Element> errors = Pages.all(drawing, "line", "error");
    assertThat(bars).hasSize(4);
    for (int i = 0; i < 4; i++) {
      Cell cell = DISTRIBUTION.cells().get(i);
      double top = Pages.percent(bars.get(i), "y");
      double bottom = top + Pages.percent(bars.get(i), "height");
      double foot = cell.estimate() < 0 ? top : bottom;
      double head = cell.estimate() < 0 ? bottom : top;
      assertThat(foot).isCloseTo(Plot.y(scale, 0), within(HUNDREDTH));
      assertThat(head).isCloseTo(Plot.y(scale, cell.estimate()), within(2 * HUNDREDTH));
      Element error = errors.get(3 * i);
      assertThat(Pages.percent(error, "y1")).isCloseTo(Plot.y(scale, cell.high()), within(0.01));
      assertThat(Pages.percent(error, "y2")).isCloseTo(Plot.y(scale, cell.low()), within(0.01));
    }
  }

  @Test
  void a_distribution_function_goes_through_its_points_from_nought_to_one() throws Exception {
    DistributionPlots plots = new DistributionPlots(DISTRIBUTION, EDGES);
    Document drawing = Pages.parse(plots.cumulative("id", "name").toString());
    List<Element> dots = Pages.all(drawing, "circle", "dot");
    double[] shares = {0, 0.4, 0.9, 1};
    for (int i = 0; i < shares.length; i++) {
      assertThat(Pages.percent(dots.get(i), "cx")).isCloseTo(plots.x(i), within(HUNDREDTH));
      assertThat(Pages.percent(dots.get(i), "cy"))
          .isCloseTo(100 * (1 - shares[i]), within(HUNDREDTH));
    }
    Element quantile = Pages.all(drawing, "line", "quantile").getFirst();
    assertThat(Pages.percent(quantile, "x1")).isCloseTo(plots.x(1), within(HUNDREDTH));
    assertThat(Pages.percent(quantile, "x2")).isCloseTo(plots.x(2), within(HUNDREDTH));
    assertThat(Pages.percent(quantile, "y1")).isCloseTo(50, within(HUNDREDTH));
    assertThat(plots.place(20)).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void markup_that_runs_or_leads_away_cannot_be_built() {
    assertThatThrownBy(() -> Tag.tag("script")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tag.tag("p").with("onclick", "x")).hasMessageContaining("onclick");
    assertThatThrownBy(() -> Tag.tag("p").with("style", "x")).hasMessageContaining("style");
    for (String away :
        List.of("https://a.example", "//a.example", "/\\a.example", "javascript:x")) {
      assertThatThrownBy(() -> Tag.link(away, "x")).hasMessageContaining("leads away");
    }
    assertThat(Tag.link("/", "<&'\"").toString())
        .isEqualTo("<a href=\"/\">&lt;&amp;&#39;&quot;</a>");
  }

  private static Series series(int group) {
    MetricHistory history =
        Exhibit.query()
            .history(Exhibit.crashed().name(), Optional.empty(), Selection.LATEST, 56)
            .orElseThrow();
    return new Series(new Quantity.ShareOf(1, "yes"), history.segments().get(group));
  }

  private static SeriesPlot plot(Series series) {
    Scale scale = Scale.around(series.ends(), 5);
    return new SeriesPlot(new SeriesPlot.Look("large", "id", "name", 5), series, scale);
  }

  private static Document drawing(Series series) throws Exception {
    return Pages.parse(plot(series).html().toString());
  }

  /// What of `drawing` is not where the numbers of `series` are: its dots, and the corners of its bands.
  private static List<String> misplaced(Document drawing, Series series) {
    Scale scale = Scale.around(series.ends(), 5);
    List<String> wrong = new ArrayList<>();
    List<double[]> dots =
        Pages.all(drawing, "circle", "dot").stream()
            .map(dot -> new double[] {Pages.percent(dot, "cx"), Pages.percent(dot, "cy")})
            .toList();
    List<double[]> corners = new ArrayList<>();
    for (Element band : Pages.all(drawing, "path", "band")) {
      for (String corner : band.getAttribute("d").replaceAll("[MZ]", "").split("L", -1)) {
        String[] place = corner.split(" ", -1);
        corners.add(new double[] {Double.parseDouble(place[0]), Double.parseDouble(place[1])});
      }
    }
    List<Optional<Reading>> readings = series.readings();
    IntStream.range(0, readings.size())
        .forEach(i ->
            readings
                .get(i)
                .ifPresent(reading -> {
                  double x = series.x(series.releases().get(i).heading().window());
                  expect(wrong, dots, x, Plot.y(scale, reading.estimate()), "estimate " + i);
                  expect(wrong, corners, x, Plot.y(scale, reading.high()), "upper end " + i);
                  expect(wrong, corners, x, Plot.y(scale, reading.low()), "lower end " + i);
                }));
    return wrong;
  }

  private static void expect(
      List<String> wrong, List<double[]> places, double x, double y, String what) {
    boolean there =
        places.stream()
            .anyMatch(
                place -> Math.abs(place[0] - x) < HUNDREDTH && Math.abs(place[1] - y) < HUNDREDTH);
    if (!there) {
      wrong.add(what);
    }
  }

  private static Element child(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
  }
}

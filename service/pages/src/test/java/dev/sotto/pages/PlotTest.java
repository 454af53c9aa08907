package dev.sotto.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.browser.ParsedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Drawings are read back and compared with the numbers they are of.
final class PlotTest {
  private static final double HUNDREDTH = 0.0051;

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
  void a_series_is_drawn_where_its_numbers_are() {
    TimeSeries series = PlotsPage.series();
    Document drawing = drawing(series);
    List<Element> dots = ParsedPage.all(drawing, "circle", "dot");
    List<TimeSeries.Point> known =
        series.points().stream().filter(point -> point.reading().isPresent()).toList();
    assertThat(dots).hasSameSizeAs(known);
    for (int i = 0; i < known.size(); i++) {
      Reading reading = known.get(i).reading().orElseThrow();
      assertThat(ParsedPage.percent(dots.get(i), "cx"))
          .isCloseTo(100 * (known.get(i).window() + 0.5) / 28, within(HUNDREDTH));
      assertThat(ParsedPage.percent(dots.get(i), "cy"))
          .isCloseTo(Plot.y(scale(series), reading.estimate()), within(HUNDREDTH));
    }
  }

  @Test
  void a_window_of_which_nothing_is_known_is_a_gap_and_a_withheld_one_is_hatched() {
    Document drawing = drawing(PlotsPage.series());
    assertThat(ParsedPage.all(drawing, "path", "band")).hasSize(3);
    Element hatched = ParsedPage.all(drawing, "rect", "withheld").getFirst();
    double middle = ParsedPage.percent(hatched, "x") + ParsedPage.percent(hatched, "width") / 2;
    assertThat(middle).isCloseTo(100 * 20.5 / 28, within(HUNDREDTH));
    assertThat(drawing.getDocumentElement().getTextContent())
        .contains("27 windows from 2 Mar to 29 Mar; 1 withheld; the last interval is ");
  }

  @Test
  void marks_stand_in_their_windows_and_none_stands_beyond_the_axis() {
    TimeSeries series = PlotsPage.series();
    SeriesPlot plot = plot(series).marked(List.of(-1L, 17L, 28L), "found").chosen(3).chosen(20);
    Document drawing = ParsedPage.parse(plot.html().toString());
    List<Element> marks = ParsedPage.all(drawing, "line", "change");
    assertThat(marks).hasSize(1);
    assertThat(ParsedPage.percent(marks.getFirst(), "x1"))
        .isCloseTo(series.axis().middle(17), within(HUNDREDTH));
    List<Element> chosen = ParsedPage.all(drawing, "line", "chosen");
    assertThat(chosen).hasSize(1); // window 20 is withheld: there is nothing to choose
    assertThat(ParsedPage.percent(chosen.getFirst(), "x1"))
        .isCloseTo(series.axis().middle(3), within(HUNDREDTH));
  }

  @Test
  void what_cannot_be_drawn_cannot_be_built() {
    TimeAxis axis = PlotsPage.series().axis();
    Reading reading = new Reading(1, 0, 2);
    for (List<TimeSeries.Point> points :
        List.of(
            List.<TimeSeries.Point>of(),
            List.of(TimeSeries.Point.of(28, reading)),
            List.of(TimeSeries.Point.of(-1, reading)),
            List.of(TimeSeries.Point.of(1, reading), TimeSeries.Point.withheld(1)))) {
      assertThatThrownBy(() -> new TimeSeries(Measure.Share.ONE, axis, points))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Reading(1, 2, 1)).hasMessageContaining("[2.0, 1.0]");
    assertThatThrownBy(() -> new Reading(Double.NaN, 0, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Scale(1, 1, 1)).hasMessageContaining("1.0 to 1.0");
    assertThatThrownBy(() -> new TimeAxis(Instant.EPOCH, Duration.ZERO, 1))
        .hasMessageContaining("PT0S");
    assertThatThrownBy(() -> new Look("large", "id", "name", 0)).hasMessageContaining("name");
    assertThatThrownBy(() -> new Distribution.Quantile(1001, reading)).hasMessageContaining("1001");
    List<Reading> two = List.of(reading, reading);
    assertThatThrownBy(
            () -> new Distribution(PlotsPage.EDGES, two, reading, List.of(reading), List.of()))
        .hasMessageContaining("2 bins");
    assertThatThrownBy(
            () -> new Distribution(List.of(0L, 5L, 5L), two, reading, List.of(reading), List.of()))
        .hasMessageContaining("5 follows 5");
  }

  @Test
  void rows_have_their_intervals_where_the_numbers_are_and_withheld_ones_have_no_dot() {
    List<IntervalRows.Row> rows =
        List.of(
            IntervalRows.Row.of("a", new Reading(0.1, -0.05, 0.2)),
            IntervalRows.Row.of("b", new Reading(0.7, 0.6, 0.8)),
            new IntervalRows.Row("c", Optional.empty(), Optional.empty(), "withheld"));
    Html table = IntervalRows.of("caption", List.of("l", "n", "i"), Measure.Share.ONE, rows);
    List<Element> drawn = ParsedPage.all(ParsedPage.parse(table.toString()), "svg", "bar");
    Scale scale = Scale.around(DoubleStream.of(0, -0.05, 0.8), 5);
    for (int i = 0; i < 2; i++) {
      Reading reading = rows.get(i).reading().orElseThrow();
      Element band = child(drawn.get(i), "rect");
      double low = 100 * scale.position(reading.low());
      double high = 100 * scale.position(reading.high());
      assertThat(ParsedPage.percent(band, "x")).isCloseTo(low, within(HUNDREDTH));
      assertThat(ParsedPage.percent(band, "width")).isCloseTo(high - low, within(HUNDREDTH));
      assertThat(ParsedPage.percent(child(drawn.get(i), "circle"), "cx"))
          .isCloseTo(100 * scale.position(reading.estimate()), within(HUNDREDTH));
    }
    assertThat(drawn.get(2).getElementsByTagName("circle").getLength()).isZero();
    assertThat(child(drawn.get(2), "rect").getAttribute("class")).isEqualTo("withheld");
  }

  @Test
  void bars_stand_on_nought_with_their_error_bars() {
    DistributionPlots plots = new DistributionPlots(PlotsPage.DISTRIBUTION);
    Document drawing = ParsedPage.parse(plots.bars("id", "name").toString());
    Scale scale = Scale.around(DoubleStream.of(-0.15, 0.6), 4);
    List<Element> bars = ParsedPage.all(drawing, "rect", "bin");
    List<Element> errors = ParsedPage.all(drawing, "line", "error");
    assertThat(bars).hasSize(4);
    List<Reading> shares = new ArrayList<>(PlotsPage.DISTRIBUTION.bins());
    shares.add(PlotsPage.DISTRIBUTION.absent());
    for (int i = 0; i < 4; i++) {
      Reading share = shares.get(i);
      double top = ParsedPage.percent(bars.get(i), "y");
      double bottom = top + ParsedPage.percent(bars.get(i), "height");
      double foot = share.estimate() < 0 ? top : bottom;
      double head = share.estimate() < 0 ? bottom : top;
      assertThat(foot).isCloseTo(Plot.y(scale, 0), within(HUNDREDTH));
      assertThat(head).isCloseTo(Plot.y(scale, share.estimate()), within(2 * HUNDREDTH));
      Element error = errors.get(3 * i);
      assertThat(ParsedPage.percent(error, "y1"))
          .isCloseTo(Plot.y(scale, share.high()), within(0.01));
      assertThat(ParsedPage.percent(error, "y2"))
          .isCloseTo(Plot.y(scale, share.low()), within(0.01));
    }
  }

  @Test
  void a_distribution_function_goes_through_its_points_from_nought_to_one() {
    DistributionPlots plots = new DistributionPlots(PlotsPage.DISTRIBUTION);
    Document drawing = ParsedPage.parse(plots.cumulative("id", "name").toString());
    List<Element> dots = ParsedPage.all(drawing, "circle", "dot");
    double[] shares = {0, 0.4, 0.9, 1};
    for (int i = 0; i < shares.length; i++) {
      assertThat(ParsedPage.percent(dots.get(i), "cx")).isCloseTo(plots.x(i), within(HUNDREDTH));
      assertThat(ParsedPage.percent(dots.get(i), "cy"))
          .isCloseTo(100 * (1 - shares[i]), within(HUNDREDTH));
    }
    Element quantile = ParsedPage.all(drawing, "line", "quantile").getFirst();
    assertThat(ParsedPage.percent(quantile, "x1")).isCloseTo(plots.x(1), within(HUNDREDTH));
    assertThat(ParsedPage.percent(quantile, "x2")).isCloseTo(plots.x(2), within(HUNDREDTH));
    assertThat(ParsedPage.percent(quantile, "y1")).isCloseTo(50, within(HUNDREDTH));
    assertThat(plots.place(20)).isCloseTo(1.5, within(1e-9));
  }

  private static Scale scale(TimeSeries series) {
    return Scale.around(series.ends(), 5);
  }

  private static SeriesPlot plot(TimeSeries series) {
    return new SeriesPlot(new Look("large", "id", "name", 5), series, scale(series));
  }

  private static Document drawing(TimeSeries series) {
    return ParsedPage.parse(plot(series).html().toString());
  }

  private static Element child(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
  }
}

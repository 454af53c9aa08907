package dev.sotto.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.browser.ParsedPage;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.WindowNumber;
import dev.sotto.pages.Look;
import dev.sotto.pages.Reading;
import dev.sotto.pages.Scale;
import dev.sotto.pages.SeriesPlot;
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
import org.w3c.dom.NodeList;

/// Drawings are read back and compared with the numbers they are of; the same comparison notices a drawing of other
/// numbers.
final class PlotTest {
  private static final double HUNDREDTH = 0.0051;

  @Test
  void a_series_is_drawn_where_its_numbers_are() {
    Series series = series(0);
    assertThat(misplaced(drawing(series), series)).isEmpty();
  }

  @Test
  void a_series_drawn_of_other_numbers_is_noticed() {
    Series series = series(0);
    assertThat(misplaced(drawing(series(1)), series)).isNotEmpty(); // another group's
    Series late = new Series(series.quantity(), series.releases().subList(1, 28));
    assertThat(misplaced(drawing(late), series)).isNotEmpty(); // a window too few
    Quantity mirrored = new Quantity.ShareOf(0, "yes");
    Series no = new Series(mirrored, series.releases());
    assertThat(misplaced(drawing(no), series)).isNotEmpty(); // the share of the other value
  }

  @Test
  void a_window_without_reports_is_a_gap_and_a_withheld_one_is_hatched() {
    Series series = series(0);
    List<Release> some = new ArrayList<>(series.releases());
    some.remove(10);
    Release.Published published = (Release.Published) some.get(20);
    some.set(20, new Release.Withheld(published.heading(), 50));
    Series holed = new Series(series.quantity(), some);
    Document drawing = drawing(holed);
    assertThat(ParsedPage.all(drawing, "path", "band")).hasSize(3);
    assertThat(misplaced(drawing, holed)).isEmpty();
    Element hatched = ParsedPage.all(drawing, "rect", "withheld").getFirst();
    double middle = ParsedPage.percent(hatched, "x") + ParsedPage.percent(hatched, "width") / 2;
    assertThat(middle).isCloseTo(x(holed, published.heading().window()), within(HUNDREDTH));
    assertThat(ParsedPage.all(drawing, "circle", "dot")).hasSize(26);
  }

  @Test
  void a_change_is_marked_in_its_window() {
    Series series = series(Exhibit.CHANGED);
    WindowNumber window = Exhibit.FIRST.plus(17);
    Document drawing =
        ParsedPage.parse(
            plot(series).marked(List.of(series.index(window)), Found.LABEL).html().toString());
    Element mark = ParsedPage.all(drawing, "line", "change").getFirst();
    assertThat(ParsedPage.percent(mark, "x1")).isCloseTo(x(series, window), within(HUNDREDTH));
  }

  @Test
  void a_distribution_is_drawn_of_the_releases_numbers() {
    MetricHistory history = history(new MetricName("screen-time"));
    Release.Published published = (Release.Published) history.chosen().orElseThrow();
    Numbers.Distribution numbers = (Numbers.Distribution) published.numbers();
    Document drawn = ParsedPage.parse(MetricPage.of(new View(history, 0), Optional.empty()));
    DoubleStream ends =
        numbers.cells().stream().flatMapToDouble(cell -> DoubleStream.of(cell.low(), cell.high()));
    Scale scale = Scale.around(DoubleStream.concat(DoubleStream.of(0), ends), 4);
    List<Element> errors = ParsedPage.all(drawn, "line", "error");
    assertThat(ParsedPage.all(drawn, "rect", "bin")).hasSameSizeAs(numbers.cells());
    for (int i = 0; i < numbers.cells().size(); i++) {
      Cell cell = numbers.cells().get(i);
      assertThat(ParsedPage.percent(errors.get(3 * i), "y1"))
          .isCloseTo(y(scale, cell.high()), within(HUNDREDTH));
      assertThat(ParsedPage.percent(errors.get(3 * i), "y2"))
          .isCloseTo(y(scale, cell.low()), within(HUNDREDTH));
    }
    Element cumulative = ParsedPage.all(drawn, "svg", "histogram").getLast();
    NodeList dots = cumulative.getElementsByTagName("circle");
    for (int i = 0; i < numbers.cumulative().size(); i++) {
      assertThat(ParsedPage.percent((Element) dots.item(i + 1), "cy"))
          .isCloseTo(
              y(new Scale(0, 1, 1), numbers.cumulative().get(i).estimate()), within(HUNDREDTH));
    }
    assertThat(ParsedPage.all(drawn, "circle", "quantile")).hasSameSizeAs(numbers.quantiles());
  }

  private static MetricHistory history(MetricName name) {
    return Exhibit.query().history(name, Optional.empty(), Selection.LATEST, 56).orElseThrow();
  }

  private static Series series(int group) {
    MetricHistory history = history(Exhibit.crashed().name());
    return new Series(new Quantity.ShareOf(1, "yes"), history.segments().get(group));
  }

  /// Where the middle of a window is drawn.
  private static double x(Series series, WindowNumber window) {
    WindowNumber first = series.releases().getFirst().heading().window();
    WindowNumber last = series.releases().getLast().heading().window();
    double windows = last.value() - first.value() + 1;
    return 100 * (window.value() - first.value() + 0.5) / windows;
  }

  /// How far from the top a number is drawn.
  private static double y(Scale scale, double number) {
    return 100 * (1 - scale.clipped(number));
  }

  private static SeriesPlot plot(Series series) {
    Scale scale = Scale.around(series.ends(), 5);
    return new SeriesPlot(new Look("large", "id", "name", 5), series.drawn(), scale);
  }

  private static Document drawing(Series series) {
    return ParsedPage.parse(plot(series).html().toString());
  }

  /// What of `drawing` is not where the numbers of `series` are: its dots, and the corners of its bands.
  private static List<String> misplaced(Document drawing, Series series) {
    Scale scale = Scale.around(series.ends(), 5);
    List<String> wrong = new ArrayList<>();
    List<double[]> dots =
        ParsedPage.all(drawing, "circle", "dot").stream()
            .map(dot -> new double[] {ParsedPage.percent(dot, "cx"), ParsedPage.percent(dot, "cy")})
            .toList();
    List<double[]> corners = new ArrayList<>();
    for (Element band : ParsedPage.all(drawing, "path", "band")) {
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
                  double x = x(series, series.releases().get(i).heading().window());
                  expect(wrong, dots, x, y(scale, reading.estimate()), "estimate " + i);
                  expect(wrong, corners, x, y(scale, reading.high()), "upper end " + i);
                  expect(wrong, corners, x, y(scale, reading.low()), "lower end " + i);
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
}

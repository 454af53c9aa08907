package dev.sotto.dashboard;

import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A series as a line through the estimates in the band of their intervals. Windows without reports are gaps, withheld
/// ones are hatched: neither is drawn as 0.
final class SeriesPlot {
  private static final int[] STEPS = {1, 2, 3, 7, 14, 28, 56, 112};

  private final Series series;
  private final Scale scale;
  private final Look look;
  private final Plot plot;

  /// How a series is drawn.
  ///
  /// @param kind  class that the stylesheet knows
  /// @param id    unique on the page
  /// @param name  what the drawing is called
  /// @param dates how many of them stand below it at the most
  record Look(String kind, String id, String name, int dates) {}

  SeriesPlot(Look look, Series series, Scale scale) {
    this.look = look;
    this.series = series;
    this.scale = scale;
    plot = new Plot(look.kind(), look.id(), look.name(), description(series));
    plot.rule(scale, series.quantity().measure());
    dates();
    withheld();
    runs();
  }

  /// The drawing as far as it has got.
  Html html() {
    return plot.html();
  }

  private static String description(Series series) {
    Measure measure = series.quantity().measure();
    List<Optional<Reading>> readings = series.readings();
    String last =
        readings.isEmpty() || readings.getLast().isEmpty()
            ? "the last window is withheld"
            : "the last interval is "
                + measure.interval(readings.getLast().get().low(), readings.getLast().get().high());
    return Wording.count(readings.size(), "window")
        + " from "
        + Wording.shortWindow(series.first())
        + " to "
        + Wording.shortWindow(series.last())
        + "; "
        + series.withheld()
        + " withheld; "
        + last
        + ". The table has every number.";
  }

  private void dates() {
    long windows = series.last().window().value() - series.first().window().value() + 1;
    int step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && (windows - 1) / STEPS[i] + 1 <= look.dates(); i--) {
      step = STEPS[i];
    }
    Heading first = series.first();
    boolean days = Wording.isDay(first);
    for (long i = 0; i < windows; i += step) {
      WindowNumber window = first.window().plus(i);
      double x = series.x(window);
      String date = Wording.tick(first.metric().schedule().startOf(window), days);
      plot.add(Plot.below("middle", x, date));
    }
  }

  private void withheld() {
    List<Optional<Reading>> readings = series.readings();
    for (int i = 0; i < readings.size(); i++) {
      if (readings.get(i).isEmpty()) {
        double x = series.x(series.releases().get(i).heading().window());
        plot.add(
            Plot.rectangle("withheld", x - series.width() / 2, 0, series.width(), 100)
                .with("fill", "url(#hatch)"));
      }
    }
  }

  /// Each run of windows that follow one another, by itself.
  private void runs() {
    List<Mark> run = new ArrayList<>();
    List<Optional<Reading>> readings = series.readings();
    for (int i = 0; i < readings.size(); i++) {
      WindowNumber window = series.releases().get(i).heading().window();
      boolean follows = !run.isEmpty() && run.getLast().window().plus(1).equals(window);
      if (readings.get(i).isEmpty() || !follows) {
        draw(run);
        run.clear();
      }
      readings.get(i).ifPresent(reading -> run.add(new Mark(window, reading)));
    }
    draw(run);
  }

  private record Mark(WindowNumber window, Reading reading) {}

  private void draw(List<Mark> run) {
    if (run.size() == 1) {
      Mark mark = run.getFirst();
      double x = series.x(mark.window());
      plot.add(Plot.line("interval", x, y(mark.reading().low()), x, y(mark.reading().high())));
    } else if (run.size() > 1) {
      List<Plot.Corner> band = new ArrayList<>();
      List<Plot.Corner> line = new ArrayList<>();
      for (Mark mark : run) {
        band.add(new Plot.Corner(series.x(mark.window()), y(mark.reading().high())));
        line.add(new Plot.Corner(series.x(mark.window()), y(mark.reading().estimate())));
      }
      for (Mark mark : run.reversed()) {
        band.add(new Plot.Corner(series.x(mark.window()), y(mark.reading().low())));
      }
      plot.add(Plot.path("band", band, true), Plot.path("stroke", line, false));
    }
    for (Mark mark : run) {
      plot.add(Plot.dot("dot", series.x(mark.window()), y(mark.reading().estimate()), 2.5));
    }
  }

  /// Marks the windows in which changes were found.
  SeriesPlot changed(List<WindowNumber> changes) {
    for (WindowNumber change : changes) {
      double x = series.x(change);
      if (x > 0 && x < 100) {
        plot.add(Plot.line("change", x, 0, x, 100));
        Tag label = Plot.label("middle", x, 0, "change found").with("class", "change-label");
        plot.add(label.with("dy", "-6"));
      }
    }
    return this;
  }

  /// Marks the window that is looked at.
  SeriesPlot chosen(WindowNumber window) {
    List<Optional<Reading>> readings = series.readings();
    for (int i = 0; i < readings.size(); i++) {
      if (window.equals(series.releases().get(i).heading().window())
          && readings.get(i).isPresent()) {
        Reading reading = readings.get(i).get();
        double x = series.x(window);
        plot.add(Plot.line("interval chosen", x, y(reading.low()), x, y(reading.high())));
        plot.add(Plot.dot("dot chosen", x, y(reading.estimate()), 4.5));
      }
    }
    return this;
  }

  private double y(double number) {
    return Plot.y(scale, number);
  }
}

package dev.sotto.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A series as a line through the estimates in the band of their intervals. Windows of which nothing is known are gaps,
/// withheld ones are hatched: neither is drawn as 0.
///
/// ```java
/// Scale scale = Scale.around(series.ends(), 4);
/// Html plot = new SeriesPlot(new Look("large", "crashes", "crashes", 5), series, scale).html();
/// ```
public final class SeriesPlot {
  private static final int[] STEPS = {1, 2, 3, 7, 14, 28, 56, 112};

  private final TimeSeries series;
  private final Scale scale;
  private final Look look;
  private final Plot plot;

  /// The drawing of a series.
  ///
  /// @param scale vertical; what lies beyond it is drawn at its end
  public SeriesPlot(Look look, TimeSeries series, Scale scale) {
    this.look = look;
    this.series = series;
    this.scale = scale;
    plot = new Plot(look.kind(), look.id(), look.name(), description(series));
    plot.rule(scale, series.measure());
    dates();
    withheld();
    runs();
  }

  /// The drawing as far as it has got.
  public Html html() {
    return plot.html();
  }

  private static String description(TimeSeries series) {
    List<TimeSeries.Point> points = series.points();
    String last =
        points
            .getLast()
            .reading()
            .map(reading ->
                "the last interval is " + series.measure().interval(reading.low(), reading.high()))
            .orElse("the last window is withheld");
    return NumberText.count(points.size(), "window")
        + " from "
        + series.axis().label(points.getFirst().window())
        + " to "
        + series.axis().label(points.getLast().window())
        + "; "
        + series.withheld()
        + " withheld; "
        + last
        + ". The table has every number.";
  }

  private void dates() {
    TimeAxis axis = series.axis();
    long windows = axis.windows();
    int step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && (windows - 1) / STEPS[i] + 1 <= look.dates(); i--) {
      step = STEPS[i];
    }
    for (long i = 0; i < windows; i += step) {
      plot.add(Plot.below("middle", axis.middle(i), axis.label(i)));
    }
  }

  private void withheld() {
    double width = series.axis().width();
    for (TimeSeries.Point point : series.points()) {
      if (point.reading().isEmpty()) {
        plot.add(Plot.hatched(x(point.window()) - width / 2, 0, width, 100));
      }
    }
  }

  /// Each run of windows that follow one another, by itself.
  private void runs() {
    List<Mark> run = new ArrayList<>();
    for (TimeSeries.Point point : series.points()) {
      boolean follows = !run.isEmpty() && run.getLast().window() + 1 == point.window();
      if (point.reading().isEmpty() || !follows) {
        draw(run);
        run.clear();
      }
      point.reading().ifPresent(reading -> run.add(new Mark(point.window(), reading)));
    }
    draw(run);
  }

  private record Mark(long window, Reading reading) {}

  private void draw(List<Mark> run) {
    if (run.size() == 1) {
      Mark mark = run.getFirst();
      double x = x(mark.window());
      plot.add(Plot.line("interval", x, y(mark.reading().low()), x, y(mark.reading().high())));
    } else if (run.size() > 1) {
      List<Plot.Corner> band = new ArrayList<>();
      List<Plot.Corner> line = new ArrayList<>();
      for (Mark mark : run) {
        band.add(new Plot.Corner(x(mark.window()), y(mark.reading().high())));
        line.add(new Plot.Corner(x(mark.window()), y(mark.reading().estimate())));
      }
      for (Mark mark : run.reversed()) {
        band.add(new Plot.Corner(x(mark.window()), y(mark.reading().low())));
      }
      plot.add(Plot.path("band", band, true), Plot.path("stroke", line, false));
    }
    for (Mark mark : run) {
      plot.add(Plot.dot("dot", x(mark.window()), y(mark.reading().estimate()), 2.5));
    }
  }

  /// Marks windows in which something was found; those beyond the axis are left out.
  ///
  /// @param label what stands above each mark
  public SeriesPlot marked(List<Long> windows, String label) {
    for (long window : windows) {
      double x = x(window);
      if (x > 0 && x < 100) {
        plot.add(Plot.line("change", x, 0, x, 100));
        Tag text = Plot.label("middle", x, 0, label).with("class", "change-label");
        plot.add(text.with("dy", "-6"));
      }
    }
    return this;
  }

  /// Marks the window that is looked at, if it has a number.
  public SeriesPlot chosen(long window) {
    Optional<Reading> looked =
        series.points().stream()
            .filter(point -> point.window() == window)
            .findFirst()
            .flatMap(TimeSeries.Point::reading);
    looked.ifPresent(reading -> {
      double x = x(window);
      plot.add(Plot.line("interval chosen", x, y(reading.low()), x, y(reading.high())));
      plot.add(Plot.dot("dot chosen", x, y(reading.estimate()), 4.5));
    });
    return this;
  }

  private double x(long window) {
    return series.axis().middle(window);
  }

  private double y(double number) {
    return Plot.y(scale, number);
  }
}

package dev.sotto.dashboard;

import dev.sotto.pages.Html;
import dev.sotto.pages.Legend;
import dev.sotto.pages.Look;
import dev.sotto.pages.Measure;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.Reading;
import dev.sotto.pages.Scale;
import dev.sotto.pages.SeriesPlot;
import dev.sotto.pages.Tag;
import dev.sotto.release.Heading;
import dev.sotto.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// A quantity from window to window, with what may be concluded and a table of every number.
final class SeriesSection {
  private static final int DATES = 5;
  private static final int STEPS = 6;

  private SeriesSection() {}

  static Html of(View view, List<Found> changes) {
    Optional<Quantity> quantity = view.followed();
    if (quantity.isEmpty() || view.history().windows().size() < 2) {
      return Html.nothing();
    }
    Series series = new Series(quantity.get(), view.history().windows());
    Tag section =
        Tag.tag("section")
            .with("id", "time")
            .add(Tag.tag("h2").add("From window to window"), axisName(series));
    if (series.isEmpty()) {
      return section.add(
          Tag.tag("p", "withheld-note").add("Every window of this group is withheld; none is 0."));
    }
    return section.add(
        plot(view, series, changes),
        legend(series),
        ChosenSection.conclusion(Conclusion.series(series)),
        table(view, series));
  }

  static Html axisName(Series series) {
    String title = series.quantity().title();
    return Tag.tag("p", "axis-name")
        .add(title.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + title.substring(1));
  }

  private static Html plot(View view, Series series, List<Found> changes) {
    Scale scale =
        Scale.around(
            DoubleStream.concat(series.ends(), OverviewPage.floor(series.quantity())), STEPS);
    String name = view.history().metric().name() + ": " + series.quantity().title() + " over time";
    SeriesPlot plot =
        new SeriesPlot(new Look("large", "series", name, DATES), series.drawn(), scale);
    view.window().map(series::index).ifPresent(plot::chosen);
    plot.marked(
        changes.stream()
            .filter(change -> change.isIn(view.history().segment()))
            .map(found -> series.index(found.window()))
            .toList(),
        Found.LABEL);
    return plot.html();
  }

  private static Html legend(Series series) {
    Legend legend = new Legend();
    legend.add("estimate", "estimate").add("interval", interval(series.quantity()));
    if (series.withheld() > 0) {
      legend.add("withheld", "withheld: too few devices");
    }
    return legend.add("chosen", "the window above").html();
  }

  static String interval(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Mean ignored -> "interval, at least 94 %";
      case Quantity.ShareOf ignored -> "95 % interval";
      case Quantity.QuantileAt ignored -> "95 % interval";
    };
  }

  private static Html table(View view, Series series) {
    List<Html> lines = new ArrayList<>();
    for (Release release : series.releases().reversed()) {
      lines.add(line(view, series.quantity(), release));
    }
    Tag head =
        Tag.tag("tr")
            .add(
                head("Window", false),
                head("Devices", true),
                head("Estimate", true),
                head("Interval", true));
    return Tag.tag("details")
        .add(
            Tag.tag("summary")
                .add("The " + NumberText.count(lines.size(), "window") + " as a table"),
            Tag.tag("table", "plain")
                .add(
                    Tag.tag("caption").add("Latest first: " + series.quantity().title()),
                    Tag.tag("thead").add(head),
                    Tag.tag("tbody").add(lines)));
  }

  private static Html head(String text, boolean number) {
    return Tag.tag("th", number ? "number" : "name").with("scope", "col").add(text);
  }

  private static Html line(View view, Quantity quantity, Release release) {
    Heading heading = release.heading();
    Tag link = Tag.link(view.at(heading.window()).toString(), Wording.shortWindow(heading));
    if (view.window().equals(Optional.of(heading.window()))) {
      link.with("aria-current", "true");
    }
    Tag line = Tag.tag("tr").add(Tag.tag("th", "name").with("scope", "row").add(link));
    Optional<Reading> reading = quantity.of(release);
    if (reading.isEmpty() || !(release instanceof Release.Published published)) {
      return line.add(Tag.tag("td", "silent number").with("colspan", "3").add("withheld"));
    }
    Measure measure = quantity.measure();
    return line.add(
        Tag.tag("td", "number").add(NumberText.count(published.reports())),
        Tag.tag("td", "number").add(measure.value(reading.get().estimate())),
        Tag.tag("td", "number").add(measure.interval(reading.get().low(), reading.get().high())));
  }
}

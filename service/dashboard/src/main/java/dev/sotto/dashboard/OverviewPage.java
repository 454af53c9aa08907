package dev.sotto.dashboard;

import dev.sotto.metric.Registry;
import dev.sotto.pages.Facts;
import dev.sotto.pages.Html;
import dev.sotto.pages.Look;
import dev.sotto.pages.Measure;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.Reading;
import dev.sotto.pages.Scale;
import dev.sotto.pages.SeriesPlot;
import dev.sotto.pages.Tag;
import dev.sotto.query.MetricHistory;
import dev.sotto.query.Overview;
import dev.sotto.release.Cell;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// The first page: each metric with its latest number, where it has been lately, and what it costs.
final class OverviewPage {
  private static final int TOP = 3;
  private static final int DATES = 2;
  private static final int STEPS = 3;

  private final Overview overview;
  private final List<Html> entries = new ArrayList<>();

  private OverviewPage(Overview overview) {
    this.overview = overview;
    for (MetricHistory history : overview.metrics()) {
      entries.add(entry(history));
    }
  }

  static String of(Overview overview) {
    OverviewPage page = new OverviewPage(overview);
    return new DashboardPage(
            "Overview",
            Optional.of(Address.OVERVIEW),
            overview.at(),
            overview.simulated(),
            overview.registry().debug())
        .around(
            List.of(
                Tag.tag("h1").add("Overview"),
                page.lede(),
                page.cost(),
                page.changes(),
                page.list()));
  }

  private Html lede() {
    return Tag.tag("p", "lede")
        .add(
            "Every device adds noise before it reports, so no number here is exact and none is"
                + " about a single person. Each stands with the interval that holds the truth 19"
                + " times in 20; noise can carry it below 0 or above 100 %.");
  }

  private Html cost() {
    Registry registry = overview.registry();
    return new Facts("strip")
        .add("Metrics", NumberText.count(registry.metrics().size()), "")
        .add(
            "A device a day",
            Wording.epsilon(registry.perDeviceDay()),
            "at most, over all metrics of the current registry together")
        .add(
            "A metric over its life",
            Wording.epsilon(registry.caps().perLife()),
            "at most; then it falls silent on that device")
        .html();
  }

  private Html changes() {
    return OverviewChanges.of(overview.metrics());
  }

  private Html list() {
    return entries.isEmpty()
        ? Tag.tag("p", "silent").add("The registry has no metrics.")
        : Tag.tag("ul", "metrics").add(entries);
  }

  private Html entry(MetricHistory history) {
    String name = history.metric().name().text();
    Address address = Address.metric(name);
    if (!history.first()) {
      address = address.with("version", history.version());
    }
    int number = entries.size() + 1;
    Tag words =
        Tag.tag("div", "words")
            .add(
                Tag.tag("h2").add(Tag.link(address.toString(), name)),
                Tag.tag("p").add(history.metric().terms().description()),
                Tag.tag("p", "small").add(terms(history)));
    return Tag.tag("li").add(words, latest(history), lately(history, number));
  }

  private static String terms(MetricHistory history) {
    return (history.current() ? "" : "version " + history.version() + ", of an earlier registry · ")
        + history.metric().terms().purpose()
        + " · "
        + Wording.epsilon(history.metric().terms().epsilon())
        + " a report";
  }

  private Html latest(MetricHistory history) {
    Tag box = Tag.tag("div", "latest");
    if (history.chosen().isEmpty()) {
      return box.add(Tag.tag("p", "silent").add("Nothing reported yet"));
    }
    Heading heading = history.chosen().get().heading();
    switch (history.chosen().get()) {
      case Release.Withheld withheld ->
          box.add(Tag.tag("p", "silent").add("Withheld: " + withheld.reason()));
      case Release.Published published -> {
        box.add(key(published));
        box.add(
            Tag.tag("p", "small")
                .add(
                    Wording.window(heading)
                        + " · "
                        + NumberText.count(published.reports(), "report")
                        + (heading.stillCounted() ? " so far" : "")));
      }
    }
    return box;
  }

  private static Html key(Release.Published published) {
    if (published.numbers() instanceof Numbers.Top top) {
      return mostFrequent(top);
    }
    List<Quantity> quantities = Quantity.of(published.heading().metric().definition());
    Optional<Quantity> quantity =
        published.numbers() instanceof Numbers.Shares shares && shares.cells().size() > 2
            ? largest(shares)
            : quantities.stream().findFirst();
    Optional<Reading> reading = quantity.flatMap(one -> one.of(published));
    if (quantity.isEmpty() || reading.isEmpty()) {
      return Html.nothing();
    }
    Measure measure = quantity.get().measure();
    return Html.several(
        Tag.tag("p", "figure").add(measure.withUnit(reading.get().estimate())),
        Tag.tag("p", "small")
            .add(
                quantity.get().name()
                    + ", "
                    + measure.interval(reading.get().low(), reading.get().high())));
  }

  private static Optional<Quantity> largest(Numbers.Shares shares) {
    int best = 0;
    List<Cell> cells = shares.cells();
    for (int i = 1; i < cells.size(); i++) {
      best = cells.get(i).estimate() > cells.get(best).estimate() ? i : best;
    }
    return Optional.of(new Quantity.ShareOf(best, cells.get(best).value()));
  }

  private static Html mostFrequent(Numbers.Top top) {
    List<Html> items = new ArrayList<>();
    for (Cell cell : top.cells().subList(0, Math.min(TOP, top.cells().size()))) {
      items.add(Tag.tag("li").add(cell.value() + " " + NumberText.percent(cell.estimate())));
    }
    return Html.several(
        Tag.tag("ol", "most").add(items),
        Tag.tag("p", "small")
            .add("the most frequent of " + NumberText.count(top.domain(), "value")));
  }

  private Html lately(MetricHistory history, int number) {
    Tag box = Tag.tag("div", "lately");
    List<Quantity> quantities = Quantity.of(history.metric().definition());
    if (quantities.isEmpty() || history.windows().size() < 2) {
      return box;
    }
    Series series = new Series(quantities.getFirst(), history.windows());
    if (series.isEmpty()) {
      return box;
    }
    DoubleStream ends = DoubleStream.concat(series.ends(), floor(series.quantity()));
    String name = history.metric().name() + ": " + series.quantity().title();
    return box.add(
        new SeriesPlot(
                new Look("small", "lately-" + number, name, DATES),
                series.drawn(),
                Scale.around(ends, STEPS))
            .html());
  }

  /// Shares are drawn from 0 up, other numbers from wherever they are.
  static DoubleStream floor(Quantity quantity) {
    return quantity.measure().equals(Measure.Share.ONE) ? DoubleStream.of(0) : DoubleStream.empty();
  }
}

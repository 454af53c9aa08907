package dev.sotto.dashboard;

import dev.sotto.metric.QuantileMetric;
import dev.sotto.pages.Distribution;
import dev.sotto.pages.DistributionPlots;
import dev.sotto.pages.Html;
import dev.sotto.pages.IntervalRows;
import dev.sotto.pages.Legend;
import dev.sotto.pages.Measure;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.Reading;
import dev.sotto.pages.Tag;
import dev.sotto.pages.TimeText;
import dev.sotto.release.Cell;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.util.ArrayList;
import java.util.List;

/// The numbers of the window that is looked at: charts of their kind, what may be concluded, and a table.
final class ChosenSection {
  private static final List<String> SHARE_HEADS = List.of("Value", "Share", "95 % interval");

  private static final int SHOWN_AT_ONCE = 20;

  private final View view;

  private ChosenSection(View view) {
    this.view = view;
  }

  static Html of(View view) {
    ChosenSection section = new ChosenSection(view);
    Tag html = Tag.tag("section").with("id", "window");
    if (view.history().chosen().isEmpty()) {
      return html.add(
          Tag.tag("h2").add("Nothing reported yet"),
          Tag.tag("p", "silent").add("No report of this definition has been counted."));
    }
    Release release = view.history().chosen().get();
    html.add(Tag.tag("h2").add(section.title(release.heading())));
    switch (release) {
      case Release.Withheld withheld ->
          html.add(
              Tag.tag("p", "withheld-note")
                  .add(
                      "Withheld: "
                          + withheld.reason()
                          + ". How many they were is not said, and nothing is computed from them;"
                          + " it is not 0."));
      case Release.Published published ->
          html.add(section.reported(published)).add(section.numbers(published));
    }
    return html;
  }

  private String title(Heading heading) {
    String group = view.history().segment().isPresent() ? ": " + heading.segment() : "";
    return Wording.window(heading) + group;
  }

  private Html reported(Release.Published published) {
    Heading heading = published.heading();
    String still =
        heading.stillCounted()
            ? " More may come until " + TimeText.minute(heading.countedUntil()) + "."
            : " The count is closed.";
    return Tag.tag("p")
        .add(
            NumberText.count(published.reports(), "device")
                + " reported"
                + (view.history().segment().isPresent() ? " in this group." : ".")
                + still);
  }

  private List<Html> numbers(Release.Published published) {
    Html conclusion = conclusion(Conclusion.of(published, view.quantities()));
    return switch (published.numbers()) {
      case Numbers.Shares shares ->
          List.of(rows("Share of each value", SHARE_HEADS, shares.cells()), conclusion);
      case Numbers.Top top -> top(top, conclusion);
      case Numbers.Mean mean -> List.of(mean(mean), conclusion);
      case Numbers.Distribution distribution -> distribution(published, distribution, conclusion);
    };
  }

  static Html conclusion(String text) {
    return Tag.tag("p", "conclusion").add(text);
  }

  private static List<Html> top(Numbers.Top top, Html conclusion) {
    List<Cell> cells = top.cells();
    int first = Math.min(SHOWN_AT_ONCE, cells.size());
    List<Html> parts = new ArrayList<>();
    parts.add(rows(topCaption(top, 0, first), topHeads(top), cells.subList(0, first)));
    parts.add(conclusion);
    if (first < cells.size()) {
      parts.add(
          Tag.tag("details")
              .add(
                  Tag.tag("summary").add("The next " + NumberText.count(cells.size() - first)),
                  rows(
                      topCaption(top, first, cells.size()),
                      topHeads(top),
                      cells.subList(first, cells.size()))));
    }
    return parts;
  }

  private static Html rows(String caption, List<String> heads, List<Cell> cells) {
    List<IntervalRows.Row> rows = cells.stream().map(ChosenSection::row).toList();
    return IntervalRows.of(caption, heads, Measure.Share.ONE, rows);
  }

  private static IntervalRows.Row row(Cell cell) {
    return IntervalRows.Row.of(cell.value(), reading(cell));
  }

  private static String topCaption(Numbers.Top top, int from, int to) {
    return "The most frequent of "
        + NumberText.count(top.domain(), "value")
        + ", "
        + (from + 1)
        + " to "
        + to;
  }

  private static List<String> topHeads(Numbers.Top top) {
    return List.of(
        "Value", "Share", "Interval, 95 % for all " + NumberText.count(top.domain()) + " at once");
  }

  private static Html mean(Numbers.Mean mean) {
    Reading reading = new Reading(mean.estimate(), mean.low(), mean.high());
    return IntervalRows.of(
        "Mean over the devices that reported, in " + mean.unit(),
        List.of("Number", "Mean", "Interval, at least 94 %"),
        new Measure.Amount(mean.unit()),
        List.of(IntervalRows.Row.of(mean.unit(), reading)));
  }

  private List<Html> distribution(
      Release.Published published, Numbers.Distribution distribution, Html conclusion) {
    if (!(published.heading().metric().definition() instanceof QuantileMetric metric)) {
      throw new AssertionError(published.heading().metric());
    }
    DistributionPlots plots = new DistributionPlots(drawn(distribution, metric.bins().edges()));
    List<Html> parts = new ArrayList<>();
    parts.add(Tag.tag("h3").with("id", "distribution").add("Distribution"));
    parts.add(Tag.tag("p", "axis-name").add("Share of devices, by " + distribution.unit()));
    parts.add(plots.bars("bins", "Distribution of " + distribution.unit()));
    parts.add(conclusion);
    parts.add(
        rows(
            "Share of each range of " + distribution.unit() + ", and of no value",
            List.of("Range", "Share", "95 % interval"),
            distribution.cells()));
    parts.add(Tag.tag("h3").with("id", "cumulative").add("Below which number"));
    parts.add(
        Tag.tag("p", "axis-name")
            .add("Share of the devices with a value that lie below, by " + distribution.unit()));
    parts.add(plots.cumulative("below", "Distribution function of " + distribution.unit()));
    parts.add(
        new Legend()
            .add("estimate", "share below")
            .add("interval", "band of all points at once, 95 %")
            .add("quantile", "quantiles and their intervals")
            .html());
    parts.add(conclusion(Conclusion.cumulative(published)));
    parts.add(points(distribution));
    parts.add(Tag.tag("h3").with("id", "quantiles").add("Quantiles"));
    parts.add(quantiles(distribution));
    parts.add(conclusion(Conclusion.quantiles(published, distribution)));
    return parts;
  }

  private static Distribution drawn(Numbers.Distribution distribution, List<Long> edges) {
    List<Reading> shares = distribution.cells().stream().map(ChosenSection::reading).toList();
    return new Distribution(
        edges,
        shares.subList(0, shares.size() - 1),
        shares.getLast(),
        distribution.cumulative().stream()
            .map(point -> new Reading(point.estimate(), point.low(), point.high()))
            .toList(),
        distribution.quantiles().stream()
            .map(quantile -> new Distribution.Quantile(quantile.perMille(), reading(quantile)))
            .toList());
  }

  private static Reading reading(Cell cell) {
    return new Reading(cell.estimate(), cell.low(), cell.high());
  }

  private static Reading reading(Numbers.Quantile quantile) {
    return new Reading(quantile.estimate(), (double) quantile.low(), (double) quantile.high());
  }

  private static Html points(Numbers.Distribution distribution) {
    List<IntervalRows.Row> rows =
        distribution.cumulative().stream()
            .map(point ->
                IntervalRows.Row.of(
                    "below " + NumberText.count(point.below()),
                    new Reading(point.estimate(), point.low(), point.high())))
            .toList();
    return IntervalRows.of(
        "Share of the devices with a value that lie below a number of " + distribution.unit(),
        List.of("Number", "Share", "Band, 95 % at once"),
        Measure.Share.ONE,
        rows);
  }

  private static Html quantiles(Numbers.Distribution distribution) {
    List<IntervalRows.Row> rows =
        distribution.quantiles().stream()
            .map(quantile ->
                IntervalRows.Row.of(Quantiles.name(quantile.perMille()), reading(quantile)))
            .toList();
    return IntervalRows.of(
        "Quantiles of the devices with a value, in " + distribution.unit(),
        List.of("Quantile", "Number", "Interval, 95 % at once"),
        new Measure.Amount(distribution.unit()),
        rows);
  }
}

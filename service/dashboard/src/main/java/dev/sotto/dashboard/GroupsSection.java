package dev.sotto.dashboard;

import dev.sotto.pages.Html;
import dev.sotto.pages.IntervalRows;
import dev.sotto.pages.Look;
import dev.sotto.pages.Measure;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.Reading;
import dev.sotto.pages.Scale;
import dev.sotto.pages.SeriesPlot;
import dev.sotto.pages.Tag;
import dev.sotto.release.Release;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The groups side by side: in the window that is looked at, and each from window to window on one axis.
final class GroupsSection {
  private static final int DATES = 2;
  private static final int STEPS = 3;

  /// The share of all interval ends that must lie within the shared axis: a small group's interval may be so wide that
  /// it would press all others flat.
  private static final double WITHIN = 0.9;

  private final View view;
  private final List<Series> groups;
  private final List<Found> changes;

  private GroupsSection(View view, Quantity quantity, List<Found> changes) {
    this.view = view;
    this.changes = changes;
    groups = view.history().segments().stream().map(group -> new Series(quantity, group)).toList();
  }

  static Html of(View view, List<Found> changes) {
    Optional<Quantity> quantity = view.followed();
    if (quantity.isEmpty() || view.history().segments().isEmpty() || view.window().isEmpty()) {
      return Html.nothing();
    }
    GroupsSection section = new GroupsSection(view, quantity.get(), changes);
    Tag html =
        Tag.tag("section")
            .with("id", "groups")
            .add(Tag.tag("h2").add("Group by group"), section.rows());
    Series any = section.groups.getFirst();
    html.add(ChosenSection.conclusion(Conclusion.groups(any, section.groups.size())));
    return any.releases().size() < 2 ? html : html.add(section.grid());
  }

  private Html rows() {
    List<IntervalRows.Row> rows = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      rows.add(
          new IntervalRows.Row(
              view.history().metric().segments().label(i),
              Optional.of(view.of(i).toString()),
              now(i).flatMap(groups.get(i).quantity()::of),
              "withheld"));
    }
    Quantity quantity = groups.getFirst().quantity();
    String caption =
        "Each group "
            + Wording.during(view.history().chosen().orElseThrow(AssertionError::new).heading())
            + ": "
            + quantity.title();
    List<String> heads = List.of("Group", "Estimate", SeriesSection.interval(quantity));
    return IntervalRows.of(caption, heads, quantity.measure(), rows);
  }

  private Optional<Release> now(int group) {
    return groups.get(group).releases().stream()
        .filter(release -> view.window().equals(Optional.of(release.heading().window())))
        .findFirst();
  }

  private Html grid() {
    Scale scale = scale();
    List<Html> cells = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      cells.add(cell(i, scale));
    }
    long intervals = groups.stream().mapToLong(one -> one.releases().size() - one.withheld()).sum();
    String cut =
        " All stand on one axis, which a few of the widest intervals leave; the tables have them"
            + " whole.";
    return Html.several(
        Tag.tag("h3").add("Each group from window to window"),
        Tag.tag("ul", "grid").add(cells),
        ChosenSection.conclusion(Conclusion.grid(groups.getFirst(), intervals) + cut),
        table());
  }

  private Scale scale() {
    double[] ends = groups.stream().flatMapToDouble(Series::ends).sorted().toArray();
    int out = (int) ((1 - WITHIN) / 2 * ends.length);
    DoubleStream most = Arrays.stream(ends, out, Math.max(out, ends.length - out));
    DoubleStream estimates =
        groups.stream()
            .flatMap(group -> group.readings().stream())
            .flatMap(Optional::stream)
            .mapToDouble(Reading::estimate);
    DoubleStream floor = OverviewPage.floor(groups.getFirst().quantity());
    return Scale.around(DoubleStream.concat(DoubleStream.concat(most, estimates), floor), STEPS);
  }

  private Html cell(int group, Scale scale) {
    String label = view.history().metric().segments().label(group);
    Series series = groups.get(group);
    Tag cell = Tag.tag("li").add(Tag.link(view.of(group).toString(), label));
    if (series.isEmpty()) {
      return cell.add(Tag.tag("p", "silent").add("withheld in every window"));
    }
    Look look =
        new Look("small", "group-" + group, label + ": " + series.quantity().title(), DATES);
    List<Long> marks =
        changes.stream()
            .filter(change -> change.isIn(Optional.of(group)))
            .map(found -> series.index(found.window()))
            .toList();
    return cell.add(new SeriesPlot(look, series.drawn(), scale).marked(marks, Found.LABEL).html());
  }

  /// Every number of the grid: a row a window, a column a group.
  private Html table() {
    List<Html> heads = new ArrayList<>();
    heads.add(Tag.tag("th", "name").with("scope", "col").add("Window"));
    for (int i = 0; i < groups.size(); i++) {
      String label = view.history().metric().segments().label(i);
      heads.add(Tag.tag("th", "number").with("scope", "col").add(label));
    }
    List<Release> windows = groups.getFirst().releases();
    List<Html> lines =
        IntStream.range(0, windows.size())
            .map(i -> windows.size() - 1 - i)
            .mapToObj(this::line)
            .toList();
    Tag table =
        Tag.tag("table", "plain")
            .add(
                Tag.tag("caption").add("Interval of each group, latest window first"),
                Tag.tag("thead").add(Tag.tag("tr").add(heads)),
                Tag.tag("tbody").add(lines));
    return Tag.tag("details")
        .add(
            Tag.tag("summary")
                .add("The " + NumberText.count(groups.size(), "group") + " as a table"),
            Tag.tag("div", "scroll")
                .with("role", "region")
                .with("aria-label", "Intervals of each group, to be scrolled sideways")
                .with("tabindex", "0")
                .add(table));
  }

  private Html line(int window) {
    List<Html> cells = new ArrayList<>();
    String name = Wording.shortWindow(groups.getFirst().releases().get(window).heading());
    cells.add(Tag.tag("th", "name").with("scope", "row").add(name));
    for (Series group : groups) {
      Optional<Reading> reading = group.readings().get(window);
      Measure measure = group.quantity().measure();
      cells.add(
          reading.isPresent()
              ? Tag.tag("td", "number")
                  .add(measure.interval(reading.get().low(), reading.get().high()))
              : Tag.tag("td", "number silent").add("withheld"));
    }
    return Tag.tag("tr").add(cells);
  }
}

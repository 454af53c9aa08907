package dev.sotto.dashboard;

import dev.sotto.metric.WindowNumber;
import dev.sotto.pages.Html;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.Tag;
import dev.sotto.query.MetricHistory;
import dev.sotto.release.Change;
import dev.sotto.release.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What changed between releases, metric by metric, and what was looked at to find it: where nothing was looked at,
/// nothing is said to be unchanged.
final class OverviewChanges {
  /// The most changes of one metric that are told here. Its page tells all.
  static final int MOST = 3;

  private final List<Html> items = new ArrayList<>();
  private final List<Changes> compared = new ArrayList<>();
  private final int metrics;

  private OverviewChanges(List<MetricHistory> histories) {
    metrics = histories.size();
    for (MetricHistory history : histories) {
      history.changes().filter(changes -> changes.comparisons() > 0).ifPresent(compared::add);
      history.changes().ifPresent(changes -> tell(history, changes));
    }
  }

  static Html of(List<MetricHistory> histories) {
    if (histories.isEmpty()) {
      return Html.nothing();
    }
    OverviewChanges changes = new OverviewChanges(histories);
    Tag section =
        Tag.tag("section", "found")
            .with("id", "changes")
            .add(
                Tag.tag("h2").add("What changed"),
                changes.items.isEmpty()
                    ? Tag.tag("p").add(changes.none())
                    : Tag.tag("ul", "changes").add(changes.items),
                Tag.tag("p", "small").add(changes.lookedAt()));
    return changes.compared.isEmpty() ? section : section.add(changes.conclusion());
  }

  private void tell(MetricHistory history, Changes changes) {
    List<Change> found = changes.found();
    found.stream().limit(MOST).forEach(change -> items.add(item(history, changes, change)));
    if (found.size() > MOST) {
      Address page = new View(history, 0).address();
      String more = NumberText.count(found.size() - MOST, "more change") + " of " + name(history);
      items.add(Tag.tag("li").add(Tag.link(page + "#changes", more)));
    }
  }

  private static Html item(MetricHistory history, Changes changes, Change change) {
    Address address =
        new View(history, followed(history, change))
            .at(change.window())
            .with("segment", Integer.toString(change.after()));
    return Tag.tag("li")
        .add(
            Tag.link(address + "#changes", name(history) + ", " + change.devices()),
            Html.text(
                ": share of \u201c"
                    + change.value()
                    + "\u201d "
                    + Found.size(change)
                    + " than with the release before, compared since "
                    + beginning(changes, change.firstCompared())
                    + " and found with the reports of "
                    + beginning(changes, change.window())
                    + "."));
  }

  /// Which of the metric's quantities is the share that changed.
  private static int followed(MetricHistory history, Change change) {
    List<Quantity> quantities = Quantity.of(history.metric().definition());
    return IntStream.range(0, quantities.size())
        .filter(i ->
            quantities.get(i) instanceof Quantity.ShareOf(_, String label)
                && label.equals(change.value()))
        .findFirst()
        .orElse(0);
  }

  private static String beginning(Changes changes, WindowNumber window) {
    return Wording.beginning(changes.metric().schedule(), window);
  }

  private static String name(MetricHistory history) {
    String name = history.metric().name().text();
    return history.first() ? name : name + " (version " + history.version() + ")";
  }

  private String none() {
    return compared.isEmpty()
        ? "No metric was looked at for changes."
        : "No change between releases was found.";
  }

  private String lookedAt() {
    String others =
        "no groups of more than one release, or not the shares of at most "
            + Changes.MAX_VALUES
            + " values";
    if (compared.isEmpty()) {
      return "Each metric has " + others + ".";
    }
    return "A release is held against the one before it, among devices that are otherwise alike,"
        + " in "
        + compared.stream().map(OverviewChanges::lookedAt).collect(Collectors.joining("; "))
        + "."
        + (compared.size() == metrics ? "" : " The others have " + others + ".");
  }

  private static String lookedAt(Changes changes) {
    return changes.metric().name()
        + " ("
        + NumberText.count(changes.comparisons(), "comparison")
        + ", "
        + (changes.windows() == 0
            ? "no window with reports has ended yet"
            : NumberText.count(changes.windows(), "window"))
        + ")";
  }

  private Html conclusion() {
    double falseAlarm = compared.getFirst().falseAlarm();
    return ChosenSection.conclusion(
        Conclusion.changes(falseAlarm, compared.size(), !items.isEmpty()));
  }
}

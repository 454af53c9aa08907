package dev.sotto.dashboard;

import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import dev.sotto.pages.Html;
import dev.sotto.pages.Tag;
import dev.sotto.pages.TimeText;
import dev.sotto.query.MetricHistory;
import dev.sotto.release.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a reader picks window, group, value and version. It is a form that is sent as an address, and two links to the
/// windows beside the one that is looked at.
final class ViewForm {
  private static final int MOST_CHOICES = 200;

  private final View view;
  private final MetricHistory history;

  private ViewForm(View view) {
    this.view = view;
    history = view.history();
  }

  static Html of(View view) {
    ViewForm form = new ViewForm(view);
    if (view.history().counted().isEmpty()) {
      return Html.nothing();
    }
    return Tag.tag("div", "view").add(form.form(), form.neighbours());
  }

  private Html form() {
    Metric metric = history.metric();
    Tag form =
        Tag.tag("form")
            .with("method", "get")
            .with("action", Address.metric(metric.name().text()).toString());
    form.add(select("window", "Window", windows()));
    if (metric.segments().count() > 1) {
      form.add(select("segment", "Group", segments()));
    }
    if (view.quantities().size() > 1) {
      form.add(select("value", "Followed", values()));
    }
    if (history.versions().size() > 1) {
      form.add(select("version", "Version", versions()));
    }
    return form.add(Tag.tag("button").with("type", "submit").add("Show"));
  }

  private static Html select(String name, String label, List<Html> options) {
    return Tag.tag("label")
        .add(
            Tag.tag("span").add(label),
            Tag.tag("select").with("name", name).with("autocomplete", "off").add(options));
  }

  private static Html option(String value, String label, boolean chosen) {
    Tag option = Tag.tag("option").with("value", value).add(label);
    return chosen ? option.with("selected", "") : option;
  }

  private List<Html> windows() {
    List<WindowNumber> windows = new ArrayList<>();
    history.counted().stream().limit(MOST_CHOICES).forEach(windows::add);
    view.window().filter(window -> !windows.contains(window)).ifPresent(windows::addFirst);
    return windows.stream()
        .map(window ->
            option(window.toString(), name(window), view.window().equals(Optional.of(window))))
        .toList();
  }

  private String name(WindowNumber window) {
    Heading heading = history.chosen().orElseThrow(AssertionError::new).heading();
    return TimeText.date(history.metric().schedule().startOf(window), Wording.isDay(heading));
  }

  private List<Html> segments() {
    List<Html> options = new ArrayList<>();
    options.add(option("", "all devices", history.segment().isEmpty()));
    for (int i = 0; i < history.metric().segments().count(); i++) {
      boolean chosen = history.segment().equals(Optional.of(i));
      options.add(option(Integer.toString(i), history.metric().segments().label(i), chosen));
    }
    return options;
  }

  private List<Html> values() {
    List<Html> options = new ArrayList<>();
    List<Quantity> quantities = view.quantities();
    for (int i = 0; i < quantities.size(); i++) {
      options.add(option(Integer.toString(i), quantities.get(i).title(), i == view.quantity()));
    }
    return options;
  }

  private List<Html> versions() {
    return history.versions().stream()
        .map(one -> option(one, one, one.equals(history.version())))
        .toList();
  }

  private Html neighbours() {
    List<WindowNumber> counted = history.counted();
    Optional<WindowNumber> window = view.window();
    Optional<WindowNumber> before =
        counted.stream()
            .filter(one -> window.isPresent() && one.compareTo(window.get()) < 0)
            .findFirst();
    Optional<WindowNumber> after =
        counted.reversed().stream()
            .filter(one -> window.isPresent() && one.compareTo(window.get()) > 0)
            .findFirst();
    Tag links = Tag.tag("p", "neighbours");
    before.ifPresent(one -> links.add(Tag.link(view.at(one).toString(), "← " + name(one))));
    after.ifPresent(one -> links.add(Tag.link(view.at(one).toString(), name(one) + " →")));
    return links;
  }
}

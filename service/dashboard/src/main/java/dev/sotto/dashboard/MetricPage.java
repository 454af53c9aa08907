package dev.sotto.dashboard;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Segments;
import dev.sotto.metric.Terms;
import dev.sotto.pages.Facts;
import dev.sotto.pages.Html;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.Tag;
import dev.sotto.pages.TimeText;
import dev.sotto.query.MetricHistory;
import dev.sotto.release.Changes;
import dev.sotto.release.Cost;
import dev.sotto.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The page of one metric: what it costs, its numbers in one window, over time and in each group, and on what terms it
/// is collected.
final class MetricPage {
  private final View view;
  private final MetricHistory history;
  private final MetricDefinition metric;

  private final Optional<SimulatedFleet> fleet;

  private MetricPage(View view, Optional<SimulatedFleet> fleet) {
    this.view = view;
    history = view.history();
    metric = history.metric().definition();
    this.fleet = history.simulated() ? fleet : Optional.empty();
  }

  /// @param fleet what a simulation knows of its devices; not shown where they are real
  static String of(View view, Optional<SimulatedFleet> fleet) {
    List<Found> changes = Found.in(view.history());
    MetricPage page = new MetricPage(view, fleet);
    MetricHistory history = view.history();
    return new DashboardPage(
            page.metric.name().text(),
            Optional.empty(),
            history.at(),
            history.simulated(),
            history.registry().debug())
        .around(
            List.of(
                page.heading(),
                page.cost(),
                ViewForm.of(view),
                ChosenSection.of(view),
                SeriesSection.of(view, changes),
                page.changes(changes),
                GroupsSection.of(view, changes),
                page.terms()));
  }

  private Html heading() {
    Terms terms = metric.terms();
    Tag heading =
        Tag.tag("div", "heading")
            .add(
                Tag.tag("p", "crumb").add(Tag.link(Address.OVERVIEW, "Overview"), Html.text(" /")),
                Tag.tag("h1").add(metric.name().text()),
                Tag.tag("p", "lede").add(terms.description()));
    if (!history.current()) {
      heading.add(
          Tag.tag("p", "withheld-note")
              .add(
                  "Version "
                      + history.version()
                      + " is not in the current registry. Devices that have taken up the current"
                      + " one no longer report under it; those that still have an earlier one may,"
                      + " and their reports are counted."));
    }
    return heading;
  }

  private Html cost() {
    Facts facts = new Facts("strip");
    Optional<Cost> known = history.chosen().map(release -> release.heading().cost());
    Epsilon report = known.map(Cost::perReport).orElse(metric.terms().epsilon());
    facts.add("A report", Wording.epsilon(report), "changes odds at most " + Wording.odds(report));
    facts.add(
        "A device a day",
        Wording.epsilon(known.map(Cost::perDeviceDay).orElse(history.registry().perDeviceDay())),
        (history.current()
                ? "at most, over all metrics of the current registry; "
                : "at most, over all metrics of a registry that had this one; ")
            + Wording.epsilon(Registry.perDeviceDay(metric))
            + " for this one");
    facts.add(
        "Over its life",
        Wording.epsilon(known.map(Cost::perLifeCap).orElse(history.registry().caps().perLife())),
        "at most on one device; then it falls silent there");
    facts.add(
        "Reported",
        reported(),
        history.segment().isPresent()
            ? "devices of this group in the window below"
            : "devices in the window below");
    facts.add("Trust", metric.terms().trustModel().text(), trust());
    return facts.html();
  }

  private String reported() {
    return history.chosen().isPresent()
            && history.chosen().get() instanceof Release.Published published
        ? NumberText.count(published.reports())
        : history.chosen().isPresent() ? "withheld" : "none yet";
  }

  private String trust() {
    return switch (metric.terms().trustModel()) {
      case LOCAL -> "noise is added on the device; nobody has to be trusted";
    };
  }

  private Html changes(List<Found> changes) {
    if (changes.isEmpty()) {
      return Html.nothing();
    }
    List<Html> items = new ArrayList<>();
    for (Found change : changes) {
      Address address =
          view.at(change.window()).with("segment", Integer.toString(change.segment()));
      items.add(
          Tag.tag("li")
              .add(change.sentence() + " ")
              .add(Tag.link(address.toString(), "Look at that window")));
    }
    return Tag.tag("section")
        .with("id", "changes")
        .add(
            Tag.tag("h2").add("What changed"),
            Tag.tag("ul", "changes").add(items),
            ChosenSection.conclusion(Conclusion.changes(Changes.FALSE_ALARM, 1, true)));
  }

  private Html terms() {
    Terms terms = metric.terms();
    Facts facts =
        new Facts("terms")
            .add("What it is", terms.description())
            .add("Kind", metric.kind() + ": " + kind())
            .add("Purpose", terms.purpose().text(), "each user grants or refuses it")
            .add("Legal basis", terms.legalBasis().text(), "as its owner claims, GDPR Article 6(1)")
            .add("Owner", terms.owner())
            .add("Trust model", terms.trustModel().text(), trust())
            .add("A report costs", declared())
            .add("Window", TimeText.duration(metric.schedule().window()), counted())
            .add("Groups", groups())
            .add(
                "Least reports",
                NumberText.count(terms.minimumCohort()),
                "of fewer nothing is shown, not even how few")
            .add("Kept", NumberText.count(terms.retentionDays(), "day"), "after its window")
            .add("Ends", terms.expires().toString(), "first day of which nothing is collected")
            .add("Version", Integer.toString(terms.version()));
    addFleet(facts);
    return Tag.tag("section")
        .with("id", "terms")
        .add(
            Tag.tag("h2").add("On what terms"),
            facts.html(),
            Tag.tag("p").add(Tag.link(Address.PARTIES, "What each party sees of it")));
  }

  private void addFleet(Facts facts) {
    if (fleet.isEmpty()) {
      facts.add(
          "Eligible devices",
          "not known",
          "a device that is off, or whose user refused, sends nothing");
      return;
    }
    String why = "simulated; of real devices nobody would know";
    facts.add("Eligible devices", NumberText.count(fleet.get().eligible()), why);
    facts.add("Consenting devices", NumberText.count(fleet.get().consenting()), why);
  }

  private String declared() {
    Epsilon epsilon = metric.terms().epsilon();
    long reports = history.registry().reportsPerLife(metric);
    return Wording.epsilon(epsilon)
        + " as declared, enough for "
        + NumberText.count(reports, "report")
        + " over a life";
  }

  private String counted() {
    return "reports are counted until "
        + TimeText.duration(metric.schedule().counted())
        + " after its end";
  }

  private String kind() {
    String absent = metric.domain().size() > metric.values().size() ? ", or none" : "";
    return metric.holdsNumbers()
        ? "a whole number" + absent
        : "one of " + NumberText.count(metric.values().size(), "value") + absent;
  }

  private String groups() {
    if (metric.segments().dimensions().isEmpty()) {
      return "none; all devices together";
    }
    return metric.segments().dimensions().stream()
            .map(one ->
                one.name() + " (" + String.join(", ", one.values()) + ", " + Segments.OTHER + ")")
            .collect(Collectors.joining(" × "))
        + "; they travel as they are, without noise";
  }
}

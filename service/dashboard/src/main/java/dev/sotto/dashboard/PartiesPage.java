package dev.sotto.dashboard;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.pages.Html;
import dev.sotto.pages.NumberText;
import dev.sotto.pages.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the network, a relay, the server, a seized device and all of them together can see, and what bounds it.
final class PartiesPage {
  private static final String BOUND = "Bound on what is learnt";

  private final Registry registry;
  private final List<Party> parties;

  private PartiesPage(Registry registry) {
    this.registry = registry;
    parties = new Parties(registry).all();
  }

  static String of(Registry registry, Instant at, boolean simulated) {
    PartiesPage page = new PartiesPage(registry);
    return new DashboardPage(
            "What each party sees", Optional.of(Address.PARTIES), at, simulated, registry.debug())
        .around(
            List.of(
                Tag.tag("h1").add("What each party sees"),
                Tag.tag("p", "lede")
                    .add(
                        "Written from the registry in force, as the program stands today. What is"
                            + " not built yet is said to be missing, and protects nobody."),
                page.table(),
                page.prose(),
                page.metrics(),
                page.meaning(),
                page.beyond()));
  }

  private Html table() {
    List<Html> lines = new ArrayList<>();
    for (Party party : parties) {
      Party.Sight sees = party.sees();
      lines.add(
          Tag.tag("tr")
              .add(
                  Tag.tag("th").with("scope", "row").add(party.name()),
                  cell("Address", sees.address()),
                  cell("That it reports, when, which group", sees.when()),
                  cell("Randomized reports", sees.report()),
                  cell("True values", sees.truth()),
                  bound(party.residual())));
    }
    Tag head = Tag.tag("tr").add(head("Party"), head("Address"));
    head.add(head("That it reports, when, which group"), head("Randomized reports"));
    head.add(head("True values"), head(BOUND));
    return Tag.tag("table", "parties")
        .add(
            Tag.tag("caption").add("Who sees what of one person's device"),
            Tag.tag("thead").add(head),
            Tag.tag("tbody").add(lines));
  }

  private static Html head(String text) {
    return Tag.tag("th").with("scope", "col").add(text);
  }

  /// On a narrow page each cell says itself which column it is of.
  private static Html cell(String column, String text) {
    String weight = text.startsWith("no") || text.startsWith("there is") ? "sight closed" : "sight";
    return Tag.tag("td", weight)
        .add(Tag.tag("span", "column").with("aria-hidden", "true").add(column), Html.text(text));
  }

  private static Html bound(String text) {
    Tag column = Tag.tag("span", "column").with("aria-hidden", "true").add(BOUND);
    return Tag.tag("td", "bound").add(column, Html.text(text));
  }

  private Html prose() {
    List<Html> cards = new ArrayList<>();
    for (Party party : parties) {
      cards.add(
          Tag.tag("li")
              .add(
                  Tag.tag("h3").add(party.name()),
                  Tag.tag("p", "small").add(party.who()),
                  Tag.tag("p").add(party.prose())));
    }
    return Tag.tag("section").add(Tag.tag("h2").add("In words"), Tag.tag("ul", "cards").add(cards));
  }

  private Html metrics() {
    List<Html> lines = new ArrayList<>();
    for (MetricDefinition metric : registry.definitions()) {
      Epsilon epsilon = metric.terms().epsilon();
      Tag name = Tag.link(Address.metric(metric.name().text()).toString(), metric.name().text());
      lines.add(
          Tag.tag("tr")
              .add(
                  Tag.tag("th", "name").with("scope", "row").add(name),
                  number(epsilon.toString()),
                  number(Wording.odds(epsilon)),
                  number(Registry.perDeviceDay(metric).toString()),
                  number(NumberText.count(registry.reportsPerLife(metric)))));
    }
    Tag head = Tag.tag("tr").add(Tag.tag("th", "name").with("scope", "col").add("Metric"));
    for (String title : List.of("ε a report", "Odds change", "ε a day", "Reports a life")) {
      head.add(Tag.tag("th", "number").with("scope", "col").add(title));
    }
    Tag table =
        Tag.tag("table", "plain")
            .add(
                Tag.tag("caption").add("At most, on one device, against all parties together"),
                Tag.tag("thead").add(head),
                Tag.tag("tbody").add(lines));
    return Tag.tag("section")
        .add(
            Tag.tag("h2").add("Metric by metric"),
            Tag.tag("div", "scroll")
                .with("role", "region")
                .with("aria-label", "Bounds of each metric, to be scrolled sideways")
                .with("tabindex", "0")
                .add(table));
  }

  private static Html number(String text) {
    return Tag.tag("td", "number").add(text);
  }

  private Html meaning() {
    String life = Wording.odds(registry.caps().perLife());
    return Tag.tag("section")
        .add(
            Tag.tag("h2").add("What ε means"),
            Tag.tag("p")
                .add(
                    "Whatever somebody believed of a person before, one report changes the odds"
                        + " between any two of the person's values by at most the factor above, and"
                        + " no later computation can raise it. Reports add up: a day's change odds"
                        + " at most "
                        + Wording.odds(registry.perDeviceDay())
                        + ", one metric's whole life "
                        + life
                        + ". Past a factor of some hundreds the bound by itself keeps nobody from"
                        + " being nearly sure, so read the sum of a life as the end of the promise,"
                        + " not as its strength."));
  }

  private Html beyond() {
    return Tag.tag("section")
        .add(
            Tag.tag("h2").add("What ε does not cover"),
            Tag.tag("ul", "plain-list")
                .add(
                    Tag.tag("li")
                        .add(
                            "That a device runs Sotto, when it is off, and what its user granted."),
                    Tag.tag("li").add("That the reports of one upload come from one device."),
                    Tag.tag("li").add("The address they come from, until there is a relay."),
                    Tag.tag("li").add("The group a device is in, such as its release.")));
  }
}

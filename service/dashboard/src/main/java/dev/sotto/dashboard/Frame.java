package dev.sotto.dashboard;

import java.time.Instant;
import java.util.List;

/// What all pages have in common: the way past the menu, the menu, the banners over numbers that are not of people, the
/// foot.
///
/// @param title     of the page
/// @param address   its place in the menu, if it has one
/// @param at        the moment its numbers are of
/// @param simulated whether they came from simulated devices
/// @param debug     whether the registry in force is one for debugging
record Frame(String title, String address, Instant at, boolean simulated, boolean debug) {
  /// The whole page around `content`.
  String around(List<Html> content) {
    Tag html =
        Tag.tag("html")
            .with("lang", "en")
            .add(
                head(),
                Tag.tag("body")
                    .add(
                        Tag.link("#content", "Skip to the content").with("class", "skip"),
                        hatch(),
                        top(),
                        main(content),
                        foot()));
    return "<!doctype html>\n" + html + "\n";
  }

  private Html head() {
    return Tag.tag("head")
        .add(
            Tag.tag("meta").with("charset", "utf-8"),
            Tag.tag("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Tag.tag("meta").with("name", "color-scheme").with("content", "light dark"),
            Tag.tag("title").add(title + " · Sotto"),
            Tag.tag("link").with("rel", "icon").with("href", "/icon.svg"),
            Tag.tag("link").with("rel", "stylesheet").with("href", "/style.css"));
  }

  /// The pattern that withheld numbers are filled with, once for all drawings of the page.
  private static Html hatch() {
    return Tag.tag("svg", "patterns")
        .with("aria-hidden", "true")
        .with("width", "0")
        .with("height", "0")
        .add(
            Tag.tag("pattern")
                .with("id", "hatch")
                .with("width", "6")
                .with("height", "6")
                .with("patternUnits", "userSpaceOnUse")
                .with("patternTransform", "rotate(45)")
                .add(
                    Tag.tag("line", "hatch")
                        .with("x1", "0")
                        .with("y1", "0")
                        .with("x2", "0")
                        .with("y2", "6")));
  }

  private Html top() {
    return Tag.tag("header", "top")
        .add(
            Tag.tag("div", "wide")
                .add(
                    Tag.tag("a", "mark").with("href", Address.OVERVIEW).add("Sotto"),
                    Tag.tag("nav")
                        .with("aria-label", "Pages")
                        .add(
                            item(Address.OVERVIEW, "Overview"),
                            item(Address.PARTIES, "What each party sees"))));
  }

  private Html item(String to, String text) {
    Tag link = Tag.link(to, text);
    return to.equals(address) ? link.with("aria-current", "page") : link;
  }

  private Html main(List<Html> content) {
    Tag main = Tag.tag("main", "wide").with("id", "content").with("tabindex", "-1");
    if (simulated) {
      main.add(
          Tag.tag("p", "banner")
              .with("role", "note")
              .add(
                  Tag.tag("strong").add("Simulated data."),
                  Html.text(" These reports came from simulated devices, not from people.")));
    }
    if (debug) {
      main.add(
          Tag.tag("p", "banner")
              .with("role", "note")
              .add(
                  Tag.tag("strong").add("A registry for debugging."),
                  Html.text(
                      " Its windows may be seconds long and its groups of one device. It is not"
                          + " for people's devices.")));
    }
    return main.add(content);
  }

  private Html foot() {
    return Tag.tag("footer", "wide")
        .add(
            Tag.tag("p").add("As of " + Wording.minute(at) + ". All days are days of UTC."),
            Tag.tag("p")
                .add(
                    Html.text(
                        "This page runs no script and loads nothing from elsewhere. The same"
                            + " numbers as JSON: "),
                    Tag.link("/api/metrics", "/api/metrics"),
                    Html.text(".")));
  }
}

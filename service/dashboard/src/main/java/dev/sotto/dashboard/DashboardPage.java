package dev.sotto.dashboard;

import dev.sotto.pages.Banner;
import dev.sotto.pages.Frame;
import dev.sotto.pages.Html;
import dev.sotto.pages.Site;
import dev.sotto.pages.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page of the dashboard: its place in the menu, and the banners over numbers that are not of people.
///
/// @param title     of the page
/// @param entry     address of its entry in the menu, if it has one
/// @param at        the moment its numbers are of
/// @param simulated whether they came from simulated devices
/// @param debug     whether the registry in force is one for debugging
record DashboardPage(
    String title, Optional<String> entry, Instant at, boolean simulated, boolean debug) {
  private static final Site SITE =
      new Site(
          List.of(
              new Site.Entry(Address.OVERVIEW, "Overview"),
              new Site.Entry(Address.PARTIES, "What each party sees")),
          Html.several(
              Html.text(" The same numbers as JSON: "),
              Tag.link("/api/metrics", "/api/metrics"),
              Html.text(".")));
  private static final Banner SIMULATED =
      new Banner("Simulated data.", "These reports came from simulated devices, not from people.");
  private static final Banner DEBUG =
      new Banner(
          "A registry for debugging.",
          "Its windows may be seconds long and its groups of one device. It is not for people's"
              + " devices.");

  /// The whole page around `content`.
  String around(List<Html> content) {
    List<Banner> banners = new ArrayList<>();
    if (simulated) {
      banners.add(SIMULATED);
    }
    if (debug) {
      banners.add(DEBUG);
    }
    return new Frame(SITE, title, entry, at, banners).around(content);
  }
}

package dev.sotto.dashboard;

import java.util.ArrayList;
import java.util.List;

/// What the marks of a chart mean, by signs drawn as they are in it. Whoever hears the page has the table instead.
final class Legend {
  private final List<Html> signs = new ArrayList<>();

  /// @param kind class that the stylesheet knows
  Legend add(String kind, String text) {
    signs.add(Tag.tag("span").add(Tag.tag("i", "sign " + kind), Html.text(text)));
    return this;
  }

  Html html() {
    return Tag.tag("p", "legend").with("aria-hidden", "true").add(signs);
  }
}

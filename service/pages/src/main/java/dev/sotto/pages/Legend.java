package dev.sotto.pages;

import java.util.ArrayList;
import java.util.List;

/// What the marks of a chart mean, by signs drawn as they are in it. Whoever hears the page has the table instead.
public final class Legend {
  private final List<Html> signs = new ArrayList<>();

  /// An empty legend.
  public Legend() {}

  /// Adds a sign and what it means.
  ///
  /// @param kind `estimate`, `interval`, `withheld`, `chosen` or `quantile`, as the stylesheet knows them
  public Legend add(String kind, String text) {
    signs.add(Tag.tag("span").add(Tag.tag("i", "sign " + kind), Html.text(text)));
    return this;
  }

  /// The legend.
  public Html html() {
    return Tag.tag("p", "legend").with("aria-hidden", "true").add(signs);
  }
}

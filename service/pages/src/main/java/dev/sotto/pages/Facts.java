package dev.sotto.pages;

import java.util.ArrayList;
import java.util.List;

/// A list of what is so: a term and what it is, pair by pair.
public final class Facts {
  private final String kind;
  private final List<Html> pairs = new ArrayList<>();

  /// An empty list.
  ///
  /// @param kind `strip` or `terms`, as the stylesheet knows them
  public Facts(String kind) {
    this.kind = kind;
  }

  /// Adds a fact.
  public Facts add(String term, String value) {
    return add(term, Html.text(value), "");
  }

  /// Adds a fact with a remark.
  ///
  /// @param remark small, after the value; none if empty
  public Facts add(String term, String value, String remark) {
    return add(term, Html.text(value), remark);
  }

  /// Adds a fact with a remark.
  ///
  /// @param remark small, after the value; none if empty
  public Facts add(String term, Html value, String remark) {
    Tag definition = Tag.tag("dd").add(value);
    if (!remark.isEmpty()) {
      definition.add(Tag.tag("small").add(remark));
    }
    pairs.add(Tag.tag("div").add(Tag.tag("dt").add(term), definition));
    return this;
  }

  /// The list.
  public Html html() {
    return Tag.tag("dl", kind).add(pairs);
  }
}

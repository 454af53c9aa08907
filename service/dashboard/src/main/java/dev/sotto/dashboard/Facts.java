package dev.sotto.dashboard;

import java.util.ArrayList;
import java.util.List;

/// A list of what is so: a term and what it is, pair by pair.
final class Facts {
  private final String kind;
  private final List<Html> pairs = new ArrayList<>();

  /// @param kind class that the stylesheet knows
  Facts(String kind) {
    this.kind = kind;
  }

  Facts add(String term, String value) {
    return add(term, Html.text(value), "");
  }

  /// @param remark small, after the value; none if empty
  Facts add(String term, String value, String remark) {
    return add(term, Html.text(value), remark);
  }

  Facts add(String term, Html value, String remark) {
    Tag definition = Tag.tag("dd").add(value);
    if (!remark.isEmpty()) {
      definition.add(Tag.tag("small").add(remark));
    }
    pairs.add(Tag.tag("div").add(Tag.tag("dt").add(term), definition));
    return this;
  }

  Html html() {
    return Tag.tag("dl", kind).add(pairs);
  }
}

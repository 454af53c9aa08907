package dev.sotto.pages;

import java.util.List;
import java.util.Objects;

/// A piece of a page. There is no way to put markup into one but by building it: whatever is text is escaped when the
/// page is written, and [Tag] refuses what would run a script or load from elsewhere.
///
/// ```java
/// Html words = Html.several(Tag.tag("h1").add("Crashes"), Html.text("a < b & c"));
/// ```
///
/// Design: a tree of elements is two hundred lines, needs no code generated in the build, and cannot forget to escape;
/// a template engine (jte was weighed) escapes as well, but brings a compiler step, an automatic module and templates
/// that the static checks do not see.
public sealed interface Html permits Html.Text, Html.Several, Tag {
  /// Appends this as markup.
  void writeTo(StringBuilder page);

  /// Characters that mean themselves.
  ///
  /// @param content anything, from anybody
  record Text(String content) implements Html {
    /// Refuses null.
    public Text {
      Objects.requireNonNull(content, "content");
    }

    @Override
    public void writeTo(StringBuilder page) {
      escape(content, page);
    }
  }

  /// Pieces one after the other; none is nothing at all.
  ///
  /// @param pieces in order
  record Several(List<Html> pieces) implements Html {
    /// Copies the list.
    public Several {
      pieces = List.copyOf(pieces);
    }

    @Override
    public void writeTo(StringBuilder page) {
      pieces.forEach(piece -> piece.writeTo(page));
    }
  }

  /// Characters that mean themselves.
  static Html text(String content) {
    return new Text(content);
  }

  /// Pieces one after the other.
  static Html several(Html... pieces) {
    return new Several(List.of(pieces));
  }

  /// Where there is nothing to say.
  static Html nothing() {
    return new Several(List.of());
  }

  /// Writes `content` so that it is read as text, both between tags and within a quoted attribute.
  static void escape(String content, StringBuilder page) {
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(c);
      }
    }
  }
}

package dev.sotto.dashboard;

/// Writes HTML. What is not a literal of this program goes through [#text(String)], which escapes it, so that it is
/// read as text both between tags and within a quoted attribute.
///
/// Design: one page of one table needs no template engine, and so no code generated in the build.
final class Html {
  private final StringBuilder page = new StringBuilder(8192);

  /// Writes markup of this program.
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /// Writes `content` so that it means itself.
  Html text(String content) {
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
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}

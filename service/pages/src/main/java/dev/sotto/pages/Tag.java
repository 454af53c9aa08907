package dev.sotto.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// An element under construction. Names are this program's own; what is refused could run something, carry a style past
/// the policy, or lead to another host, so that no page can do so by mistake. What is allowed stays small: a page that
/// needs more than this is a page that has to be thought about.
///
/// ```java
/// Html line = Tag.tag("p", "lede").add("See ").add(Tag.link("/parties", "who sees what"));
/// ```
///
/// Not thread-safe; a tree is built and written by one thread.
public final class Tag implements Html {
  private static final Set<String> EMPTY = Set.of("meta", "link", "input", "br");
  private static final Set<String> REFUSED =
      Set.of("script", "style", "iframe", "object", "embed", "base", "foreignObject");
  private static final Set<String> ADDRESSES = Set.of("href", "action", "src");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(-[a-z]+)*");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Html> content = new ArrayList<>();

  private Tag(String name) {
    if (!NAME.matcher(name).matches() || REFUSED.contains(name)) {
      throw new IllegalArgumentException("<" + name + "> stands on no page");
    }
    this.name = name;
  }

  /// An empty element.
  ///
  /// @throws IllegalArgumentException if it could run something
  public static Tag tag(String name) {
    return new Tag(name);
  }

  /// An element of a class or several.
  public static Tag tag(String name, String classes) {
    return new Tag(name).with("class", classes);
  }

  /// A link to a page of the same server, or to a place on this one.
  ///
  /// @throws IllegalArgumentException if it leads away
  public static Tag link(String address, String text) {
    return tag("a").with("href", address).add(text);
  }

  /// Sets an attribute.
  ///
  /// @throws IllegalArgumentException if it could run something or lead away
  public Tag with(String attribute, String value) {
    boolean runs = attribute.startsWith("on") || attribute.startsWith("style");
    if (runs || !NAME.matcher(attribute).matches()) {
      throw new IllegalArgumentException("attribute " + attribute + " stands on no page");
    }
    boolean own = value.startsWith("#") || value.equals("/") || value.matches("/[^/\\\\].*");
    if (ADDRESSES.contains(attribute) && !own) {
      throw new IllegalArgumentException(attribute + " leads away from this server");
    }
    attributes.put(attribute, value);
    return this;
  }

  /// Sets a coordinate or a length, to a hundredth.
  Tag with(String attribute, double value) {
    return with(attribute, NumberText.coordinate(value));
  }

  /// Sets a coordinate or a length in percent of the drawing, to a hundredth.
  Tag percent(String attribute, double value) {
    return with(attribute, NumberText.coordinate(value) + "%");
  }

  /// Adds pieces to what is within.
  public Tag add(Html... pieces) {
    content.addAll(List.of(pieces));
    return this;
  }

  /// Adds pieces to what is within.
  public Tag add(List<? extends Html> pieces) {
    content.addAll(pieces);
    return this;
  }

  /// Adds characters that mean themselves.
  public Tag add(String text) {
    content.add(new Text(text));
    return this;
  }

  @Override
  public void writeTo(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach((attribute, value) -> {
      page.append(' ').append(attribute).append("=\"");
      Html.escape(value, page);
      page.append('"');
    });
    page.append('>');
    if (!EMPTY.contains(name)) {
      content.forEach(piece -> piece.writeTo(page));
      page.append("</").append(name).append('>');
    }
  }

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder();
    writeTo(page);
    return page.toString();
  }
}

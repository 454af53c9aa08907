package dev.sotto.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A file that every page asks its server for.
///
/// @param address     where the page looks for it
/// @param contentType media type with charset
/// @param content     as UTF-8
public record Asset(String address, String contentType, String content) {
  static final String STYLE = "/style.css";
  static final String ICON = "/icon.svg";

  /// Refuses null.
  public Asset {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(content, "content");
  }

  /// The stylesheet: two schemes, light and dark, and rules for a narrow page. It loads nothing.
  ///
  /// @throws IOException if it cannot be read, although it is packed with this class
  public static Asset style() throws IOException {
    return new Asset(STYLE, "text/css; charset=utf-8", packed("style.css"));
  }

  /// The icon.
  ///
  /// @throws IOException as above
  public static Asset icon() throws IOException {
    return new Asset(ICON, "image/svg+xml", packed("icon.svg"));
  }

  /// This with `more` after its own content, such as the rules for what only one module draws.
  public Asset followedBy(String more) {
    return new Asset(address, contentType, content + more);
  }

  private static String packed(String name) throws IOException {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing beside " + Asset.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

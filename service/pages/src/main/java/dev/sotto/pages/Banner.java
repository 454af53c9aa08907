package dev.sotto.pages;

import java.util.Objects;

/// What has to be known before anything on a page is believed.
///
/// @param title in a few words
/// @param text  in a sentence or two
public record Banner(String title, String text) {
  /// Refuses null.
  public Banner {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
  }

  Html html() {
    return Tag.tag("p", "banner")
        .with("role", "note")
        .add(Tag.tag("strong").add(title), Html.text(" " + text));
  }
}

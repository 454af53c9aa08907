package dev.sotto.pages;

import java.util.Objects;

/// How a series is drawn.
///
/// @param kind  `large` or `small`, as the stylesheet knows them
/// @param id    unique on the page
/// @param name  what the drawing is called
/// @param dates how many of them stand below it at the most
public record Look(String kind, String id, String name, int dates) {
  /// Refuses a drawing without a date.
  public Look {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    if (dates < 1) {
      throw new IllegalArgumentException("drawing \"" + name + "\" has no room for a date");
    }
  }
}

package dev.sotto.metric;

/// What a user grants or withdraws: the end for which a metric is collected, such as `product-quality`.
///
/// @param text lower-case letters, digits and hyphens, beginning with a letter; at most 64 characters
public record Purpose(String text) implements Comparable<Purpose> {
  /// Checks the form.
  public Purpose {
    Identifiers.require("purpose", text, Identifiers.MAX_NAME);
  }

  @Override
  public int compareTo(Purpose other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}

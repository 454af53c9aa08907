package dev.sotto.metric;

/// The form that names, purposes and segment dimensions share, and the bounds of the texts around them. Whoever checks a
/// definition before it is made, such as the reader of `metrics.yaml`, asks here and says what is wrong in its own words.
///
/// ```java
/// Identifiers.isName("crashed-today"); // true
/// Identifiers.isName("Crashed today"); // false
/// ```
public final class Identifiers {
  /// The longest name, purpose or segment dimension, in characters.
  public static final int MAX_NAME = 64;

  /// The longest label of a value or segment, in characters.
  public static final int MAX_LABEL = 100;

  /// The longest free text of a definition, in characters.
  public static final int MAX_PROSE = 1000;

  private Identifiers() {}

  /// Whether `text` is a name: `[a-z][a-z0-9]*(-[a-z0-9]+)*` of at most [#MAX_NAME] characters.
  public static boolean isName(String text) {
    return text.length() <= MAX_NAME && isHyphenated(text);
  }

  /// Whether `text` is one line without control characters.
  public static boolean isLine(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  static void require(String what, String text, int maxLength) {
    if (text.length() > maxLength) {
      throw new IllegalArgumentException(
          what + " is " + text.length() + " characters, at most " + maxLength + " are allowed");
    }
    if (!isHyphenated(text)) {
      throw new IllegalArgumentException(
          what
              + " \""
              + text
              + "\" must be lower-case words joined by hyphens, such as crashed-today");
    }
  }

  /// By hand, for a device checks each name it reads back.
  private static boolean isHyphenated(String text) {
    boolean atWord = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean digit = c >= '0' && c <= '9';
      if (!(letter || (digit && i > 0) || (c == '-' && !atWord))) {
        return false;
      }
      atWord = c == '-';
    }
    return !text.isEmpty() && !atWord;
  }

  static void requireText(String what, String text, int maxLength) {
    if (text.trim().isEmpty() || text.length() > maxLength) {
      throw new IllegalArgumentException(
          what + " must have 1 to " + maxLength + " characters, has " + text.trim().length());
    }
    if (!isLine(text)) {
      throw new IllegalArgumentException(what + " must be one line without control characters");
    }
  }
}

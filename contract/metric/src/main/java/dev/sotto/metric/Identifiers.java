package dev.sotto.metric;

/// The form that names, purposes and segment dimensions share, and the bounds of the texts around them.
final class Identifiers {
  /// The longest label of a value or segment, in characters.
  static final int MAX_LABEL = 100;

  /// The longest free text of a definition, in characters.
  static final int MAX_PROSE = 1000;

  private Identifiers() {}

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

  /// Whether `text` is `[a-z][a-z0-9]*(-[a-z0-9]+)*`; by hand, for a device checks each name it reads back.
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
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " must be one line without control characters");
    }
  }
}

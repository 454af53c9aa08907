package dev.sotto.web;

/// Strings as JSON. **Source:** RFC 8259, section 7.
final class JsonText {
  private static final String DIGITS = "0123456789abcdef";

  private JsonText() {}

  /// `text` between quotes. Besides what must be, `<`, `>`, `&`, the two Unicode line separators and halves of
  /// surrogate pairs are escaped, so that the result is ASCII-safe within a page and always valid UTF-8.
  static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (mustEscape(text, i)) {
            escape(json, c);
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  private static boolean mustEscape(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || c == '<' || c == '>' || c == '&';
  }

  private static void escape(StringBuilder json, char c) {
    json.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      json.append(DIGITS.charAt(c >> shift & 0xf));
    }
  }
}

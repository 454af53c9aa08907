package dev.sotto.registry;

/// What a file says, fit to stand in a message: one line, no control characters, not too long.
final class Quoted {
  private static final int MAX_LENGTH = 60;

  private Quoted() {}

  static String of(String text) {
    StringBuilder line = new StringBuilder();
    int[] points = text.strip().codePoints().limit(MAX_LENGTH + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, MAX_LENGTH); i++) {
      line.appendCodePoint(isShown(points[i]) ? points[i] : '\ufffd');
    }
    return points.length > MAX_LENGTH ? line.append('…').toString() : line.toString();
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}

package dev.sotto.dashboard;

import dev.sotto.release.Cell;
import java.util.Locale;

/// An interval drawn on a scale of 0 to 100 %, the estimate as a stroke within. It shows what the row says in numbers, so
/// readers of the page aloud pass it over. Only here is anything clipped.
final class Bar {
  private static final double STROKE = 0.8;

  private Bar() {}

  static String svg(Cell cell) {
    double low = clip(cell.low());
    double width = Math.max(STROKE, clip(cell.high()) - low);
    double estimate = Math.min(100 - STROKE, clip(cell.estimate()));
    return "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + rect("track", 0, 100, 4, 2)
        + rect("interval", Math.min(low, 100 - STROKE), width, 2, 6)
        + rect("estimate", estimate, STROKE, 0, 10)
        + "</svg>";
  }

  private static double clip(double share) {
    return 100 * Math.min(1, Math.max(0, share));
  }

  private static String rect(String kind, double x, double width, int y, int height) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"/>",
        kind,
        x,
        y,
        width,
        height);
  }
}

package dev.sotto.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Estimates drawn in text: an interval on an axis, and a series as a strip of blocks.
///
/// @param unicode whether lines and blocks can be shown; plain ASCII otherwise
/// @param from    value at the left end of the axis
/// @param to      value at the right end; above `from`
/// @param width   of the axis in characters, at least 2
record Plot(boolean unicode, double from, double to, int width) {
  private static final String LINE = "├─●┤←→";
  private static final String ASCII_LINE = "|-o|<>";
  private static final char TRUTH = '┃';
  private static final char ASCII_TRUTH = '!';
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_BLOCKS = "_.:-=+*#";
  private static final String WITHHELD = "?";
  private static final List<Double> ENDS =
      List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0);
  private static final List<Double> ROUND =
      List.of(1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0);

  Plot {
    if (!(from < to)) {
      throw new IllegalArgumentException("an axis from " + from + " cannot end at " + to);
    }
    if (width < 2) {
      throw new IllegalArgumentException("an axis has at least 2 characters, was " + width);
    }
  }

  /// An axis from 0 to a round share that holds `highest`, or to 1.
  static Plot ofShares(boolean unicode, double highest, int width) {
    double end = ENDS.stream().filter(round -> highest <= round).findFirst().orElse(1.0);
    return new Plot(unicode, 0, end, width);
  }

  /// An axis from 0, or from a round number below it, to a round number that holds `highest`.
  static Plot ofNumbers(boolean unicode, double lowest, double highest, int width) {
    double from = lowest < 0 ? -roundUp(-lowest) : 0;
    return new Plot(unicode, from, highest > 0 ? roundUp(highest) : 1, width);
  }

  private static double roundUp(double positive) {
    double power = Math.pow(10, Math.floor(Math.log10(positive)));
    return power
        * ROUND.stream().filter(round -> positive <= round * power).findFirst().orElse(10.0);
  }

  /// The ends of the axis, as wide as an interval, where that is wide enough.
  ///
  /// @param shares whether they are shares, which are written in percent
  String axis(boolean shares) {
    String left = end(from, shares);
    String right = end(to, shares);
    return left + " ".repeat(Math.max(1, width - left.length() - right.length())) + right;
  }

  private static String end(double value, boolean share) {
    if (share) {
      return String.format(Locale.ROOT, "%.0f %%", 100 * value);
    }
    return String.format(
        Locale.ROOT, Math.abs(value) < 10 && value % 1 != 0 ? "%.1f" : "%.0f", value);
  }

  /// An estimate in its interval and the truth, `├──●┃─┤`; what lies beyond an end of the axis is drawn at the end, and
  /// an interval that goes on beyond it ends in an arrow. The truth stands above all, the estimate above the interval.
  ///
  /// @param truth if it is known
  String interval(Line line, OptionalDouble truth) {
    String signs = unicode ? LINE : ASCII_LINE;
    StringBuilder drawn = new StringBuilder(" ".repeat(width));
    int first = column(line.low());
    int last = column(line.high());
    for (int i = first; i <= last; i++) {
      drawn.setCharAt(i, signs.charAt(1));
    }
    drawn.setCharAt(first, signs.charAt(line.low() < from ? 4 : 0));
    drawn.setCharAt(last, signs.charAt(line.high() > to ? 5 : 3));
    drawn.setCharAt(column(line.estimate()), signs.charAt(2));
    truth.ifPresent(known -> drawn.setCharAt(column(known), unicode ? TRUTH : ASCII_TRUTH));
    return drawn.toString();
  }

  private int column(double value) {
    double inside = Math.max(from, Math.min(to, value));
    return (int) Math.round((inside - from) / (to - from) * (width - 1));
  }

  /// A sign a value, the taller the nearer to the right end of the axis; `?` for one that is not known.
  String strip(List<OptionalDouble> series) {
    String blocks = unicode ? BLOCKS : ASCII_BLOCKS;
    return series.stream()
        .map(value -> value.isEmpty() ? WITHHELD : block(blocks, value.getAsDouble()))
        .collect(Collectors.joining());
  }

  private String block(String blocks, double value) {
    double inside = Math.max(from, Math.min(to, value));
    int height = (int) Math.floor((inside - from) / (to - from) * blocks.length());
    return String.valueOf(blocks.charAt(Math.min(blocks.length() - 1, height)));
  }
}

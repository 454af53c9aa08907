package dev.sotto.pages;

import java.util.Locale;

/// Numbers as people read them.
public final class NumberText {
  private static final String MINUS = "\u2212";
  private static final char THIN = '\u202f';

  /// A percent sign that stays beside its number.
  private static final String PERCENT = "\u00a0%";

  private NumberText() {}

  /// A share in percent with one decimal, below 0 and above 100 if it is.
  public static String percent(double share) {
    return percent(share, 1);
  }

  /// A share in percent with `decimals` of them.
  public static String percent(double share, int decimals) {
    return decimals(100 * share, decimals) + PERCENT;
  }

  /// A probability in percent, at the most one decimal.
  public static String probability(double probability) {
    String text = decimals(100 * probability, 1);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + PERCENT;
  }

  /// A number with `count` decimals, its thousands set apart; never a minus before zero.
  public static String decimals(double number, int count) {
    String text = String.format(Locale.ROOT, "%,." + count + "f", number).replace(',', THIN);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return text.startsWith("-") ? (zero ? "" : MINUS) + text.substring(1) : text;
  }

  /// A number with its thousands set apart.
  public static String count(long number) {
    return decimals((double) number, 0);
  }

  /// `count` and the noun, which takes an s unless it is 1.
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// A coordinate of a drawing, to a hundredth.
  static String coordinate(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    return text.equals("-0.00") ? "0.00" : text;
  }
}

package dev.sotto.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How exact an answer is wanted: half of the width of its 95 % interval, as a share of what it can take.
///
/// @param text  as it was asked for
/// @param share above 0, below one half
record Want(String text, double share) {
  private static final Pattern FORM =
      Pattern.compile("(?:±|\\+-|\\+/-)?\\s*(\\d{0,6}(?:\\.\\d{1,12})?)\\s*(%?)");

  Want {
    if (!(share > 0 && share < 0.5)) {
      throw new UsageException(
          "--want is "
              + text
              + "; it must be above 0 and below 50%, such as ±0.5% or 0.005: half of the width of"
              + " the 95 % interval");
    }
  }

  /// Reads `±0.5%`, `+-0.5%`, `0.5%` or `0.005`.
  static Want parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || form.group(1).isEmpty()) {
      throw new UsageException(
          "--want is \""
              + text
              + "\"; write half of the width of the 95 % interval as ±0.5%,"
              + " 0.5% or 0.005");
    }
    BigDecimal number = new BigDecimal(form.group(1));
    return new Want(
        text.strip(), (form.group(2).isEmpty() ? number : number.movePointLeft(2)).doubleValue());
  }
}

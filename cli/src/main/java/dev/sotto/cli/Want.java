package dev.sotto.cli;

import dev.sotto.planner.Exactness;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The flag `--want`.
///
/// @param text      as it was asked for
/// @param exactness what that means
record Want(String text, Exactness exactness) {
  private static final Pattern FORM =
      Pattern.compile("(?:±|\\+-|\\+/-)?\\s*(\\d{0,6}(?:\\.\\d{1,12})?)\\s*(%?)");

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
    double share = (form.group(2).isEmpty() ? number : number.movePointLeft(2)).doubleValue();
    if (!Exactness.isPossible(share)) {
      throw new UsageException(
          "--want is "
              + text.strip()
              + "; it must be above 0 and below 50%, such as ±0.5% or 0.005: half of the width of"
              + " the 95 % interval");
    }
    return new Want(text.strip(), new Exactness(share));
  }
}

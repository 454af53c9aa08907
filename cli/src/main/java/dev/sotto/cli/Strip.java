package dev.sotto.cli;

import java.util.List;
import java.util.OptionalDouble;

/// Numbers as a row of bars, one character each, on a scale from 0.
final class Strip {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final char NOTHING = '·';

  private Strip() {}

  /// @param numbers a dot where there is none; what lies below 0 is drawn as 0
  /// @param most    the number that has the highest bar, more than 0
  static String of(List<OptionalDouble> numbers, double most) {
    StringBuilder strip = new StringBuilder(numbers.size());
    for (OptionalDouble number : numbers) {
      if (number.isEmpty()) {
        strip.append(NOTHING);
      } else {
        long bar = Math.round(number.getAsDouble() / most * (BARS.length() - 1));
        strip.append(BARS.charAt(Math.clamp(bar, 0, BARS.length() - 1)));
      }
    }
    return strip.toString();
  }
}

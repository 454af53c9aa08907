package dev.sotto.dashboard;

import dev.sotto.pages.NumberText;

/// Quantiles in words.
final class Quantiles {
  private static final int MEDIAN = 500;

  private Quantiles() {}

  /// `median`, or `95 % quantile`.
  static String name(int perMille) {
    return perMille == MEDIAN ? "median" : share(perMille) + " quantile";
  }

  /// The share of devices below it.
  static String share(int perMille) {
    return NumberText.percent(perMille / 1000.0, perMille % 10 == 0 ? 0 : 1);
  }
}

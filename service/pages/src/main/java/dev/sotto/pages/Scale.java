package dev.sotto.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// An axis of numbers with round ticks, both ends among them.
///
/// @param least number at the one end
/// @param most  number at the other; above `least`
/// @param step  between two ticks; positive
public record Scale(double least, double most, double step) {
  /// Checks the order.
  public Scale {
    if (!(least < most) || !(step > 0)) {
      throw new IllegalArgumentException(
          "an axis from " + least + " to " + most + " in steps of " + step + " is none");
    }
  }

  /// The narrowest axis with about `ticks` steps of 1, 2 or 5 times a power of ten that holds all of `numbers`.
  public static Scale around(DoubleStream numbers, int ticks) {
    double[] all = numbers.toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    if (high - low < 1e-9 * Math.max(1, Math.abs(high))) {
      high = low + Math.max(1e-3, Math.abs(low) * 0.1);
    }
    double step = step((high - low) / ticks);
    return new Scale(
        Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step);
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double times = least / power;
    double round = times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10;
    return round * power;
  }

  /// Where `number` lies between the ends: 0 at `least`, 1 at `most`; beyond for what lies beyond.
  public double position(double number) {
    return (number - least) / (most - least);
  }

  /// As [#position(double)], but what lies beyond an end is put at it.
  public double clipped(double number) {
    return Math.min(1, Math.max(0, position(number)));
  }

  /// The ticks in rising order.
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long first = Math.round(least / step);
    long last = Math.round(most / step);
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}

package dev.sotto.cli;

import dev.sotto.release.Cell;
import dev.sotto.release.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// One number of a release, as a line of a table.
///
/// @param value    what it is a number of
/// @param unit     of the numbers; empty for shares, which are in `[0, 1]` but for noise
/// @param estimate what the service says
/// @param low      lower end of its interval
/// @param high     upper end
record Line(String value, String unit, double estimate, double low, double high) {
  /// Every number of `numbers` that a table shows: shares, then what else is known.
  static List<Line> of(Numbers numbers) {
    List<Line> lines = new ArrayList<>();
    for (Cell cell : numbers.cells()) {
      lines.add(new Line(cell.value(), "", cell.estimate(), cell.low(), cell.high()));
    }
    switch (numbers) {
      case Numbers.Shares _, Numbers.Top _ -> {}
      case Numbers.Mean mean ->
          lines.add(new Line("mean", mean.unit(), mean.estimate(), mean.low(), mean.high()));
      case Numbers.Distribution distribution -> {
        for (Numbers.Quantile one : distribution.quantiles()) {
          String name =
              "quantile "
                  + BigDecimal.valueOf(one.perMille(), 3).stripTrailingZeros().toPlainString();
          lines.add(new Line(name, distribution.unit(), one.estimate(), one.low(), one.high()));
        }
      }
    }
    return lines;
  }

  boolean isShare() {
    return unit.isEmpty();
  }

  boolean covers(double truth) {
    return low <= truth && truth <= high;
  }
}

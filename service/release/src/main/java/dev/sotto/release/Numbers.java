package dev.sotto.release;

import java.util.List;
import java.util.Objects;

/// What the reports of one metric, window and segment say. No number is clipped; every one has its interval.
public sealed interface Numbers {
  /// Shares of values, in their order; none where nothing is said of single values.
  default List<Cell> cells() {
    return List.of();
  }

  /// The share of each value of the domain.
  ///
  /// @param cells one a value, in the domain's order
  record Shares(List<Cell> cells) implements Numbers {
    /// Copies the cells.
    public Shares {
      cells = List.copyOf(cells);
    }
  }

  /// The most frequent values of a large domain. Their intervals hold together with those of all other values of the
  /// domain, so that it does no harm that these were picked for being the largest.
  ///
  /// @param cells  by falling estimate, the first of those with the same in the domain's order
  /// @param domain number of values they were picked from
  record Top(List<Cell> cells, int domain) implements Numbers {
    /// The most values that are shown.
    public static final int MOST = 100;

    /// The largest domain of which every value is shown.
    public static final int LARGEST_SHOWN_WHOLE = 256;

    /// Copies the cells.
    public Top {
      cells = List.copyOf(cells);
    }
  }

  /// The mean of a bounded number over the devices that reported, what is absent counted as declared.
  ///
  /// @param unit          of all the numbers
  /// @param least         the least number a device can report
  /// @param most          the greatest
  /// @param estimate      unbiased estimate of the mean
  /// @param standardError an upper bound of its standard deviation
  /// @param low           lower end of the interval, which covers the mean with at least 94 %
  /// @param high          upper end; at least `low`
  record Mean(
      String unit,
      long least,
      long most,
      double estimate,
      double standardError,
      double low,
      double high)
      implements Numbers {
    /// Refuses what is not a number.
    public Mean {
      Objects.requireNonNull(unit, "unit");
      if (!Double.isFinite(estimate) || !Double.isFinite(standardError) || !(low <= high)) {
        throw new IllegalArgumentException("a mean in " + unit + " is not made of numbers");
      }
    }
  }

  /// How a number is distributed over the devices that have a value.
  ///
  /// @param unit       of the numbers
  /// @param cells      the share of each bin and of absence among all that reported
  /// @param cumulative the distribution function after each bin but the last, in rising order
  /// @param quantiles  those that the metric declares, in rising order
  record Distribution(
      String unit, List<Cell> cells, List<CumulativePoint> cumulative, List<Quantile> quantiles)
      implements Numbers {
    /// Copies the lists.
    public Distribution {
      Objects.requireNonNull(unit, "unit");
      cells = List.copyOf(cells);
      cumulative = List.copyOf(cumulative);
      quantiles = List.copyOf(quantiles);
    }
  }

  /// The share of the devices with a value whose number is below a point. The intervals of all points hold at once with
  /// 95 %.
  ///
  /// @param below    the point
  /// @param estimate raw, so neither clipped nor rising from point to point
  /// @param low      lower end, in `[0, 1]`
  /// @param high     upper end, in `[0, 1]`; at least `low`
  record CumulativePoint(long below, double estimate, double low, double high) {}

  /// A quantile, interpolated within its bin. Its interval holds together with those of all other quantiles with 95 %,
  /// and its ends are edges of bins.
  ///
  /// @param perMille which, in thousandths: 500 is the median
  /// @param estimate the number below which that share of the devices with a value lies
  /// @param low      it is not below this
  /// @param high     it is below this
  record Quantile(int perMille, double estimate, long low, long high) {}
}

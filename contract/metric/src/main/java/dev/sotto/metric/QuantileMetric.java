package dev.sotto.metric;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.UnaryEncoding;
import java.util.List;
import java.util.Objects;

/// A metric of which the distribution of a number is learnt: the share of each bin, the distribution function and the
/// declared quantiles, all of the devices that have a value. What is absent is always a value of its own.
///
/// @param terms    what it is for
/// @param schedule its windows
/// @param keep     first, last, max or sum
/// @param segments its groups
/// @param bins     of the numbers
/// @param perMille the quantiles that are shown, in thousandths, such as 500 for the median; rising, each in `[1, 999]`
/// @param oracle   unary encoding over the bins and absence, whose bits are independent
public record QuantileMetric(
    Terms terms,
    Schedule schedule,
    Keep keep,
    Segments segments,
    Bins bins,
    List<Integer> perMille,
    FrequencyOracle oracle)
    implements CategoricalMetric {
  /// The most quantiles.
  public static final int MAX_QUANTILES = 20;

  private static final Absent NONE = new Absent.None();

  /// Copies the quantiles and checks them and the mechanism.
  public QuantileMetric {
    Objects.requireNonNull(keep, "keep");
    perMille = List.copyOf(perMille);
    if (perMille.isEmpty() || perMille.size() > MAX_QUANTILES) {
      throw new IllegalArgumentException(
          perMille.size() + " quantiles, 1 to " + MAX_QUANTILES + " are allowed");
    }
    int before = 0;
    for (int quantile : perMille) {
      if (quantile <= before || quantile > 999) {
        throw new IllegalArgumentException(
            "quantiles must rise within 1 to 999 thousandths, but "
                + quantile
                + " follows "
                + before);
      }
      before = quantile;
    }
    if (!(oracle instanceof UnaryEncoding)) {
      throw new IllegalArgumentException("quantiles are reported by unary encoding");
    }
    Domains.requireCovered(bins.count(), NONE, oracle);
  }

  @Override
  public String kind() {
    return "quantiles";
  }

  @Override
  public Absent absent() {
    return NONE;
  }

  @Override
  public List<String> values() {
    return bins.labels();
  }

  @Override
  public int valueOf(long held) {
    return bins.of(held);
  }

  @Override
  public boolean holdsNumbers() {
    return true;
  }

  @Override
  public boolean clips(long held) {
    return bins.clips(held);
  }
}

package dev.sotto.dashboard;

import dev.sotto.metric.CountMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.pages.Measure;
import dev.sotto.pages.NumberText;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.util.List;
import java.util.Locale;

/// What may be concluded from a chart, and what may not: a sentence or two under each, made from its own numbers.
final class Conclusion {
  private static final String NOBODY = " It does not say which device, nor why.";
  private static final double SURE = 0.95;

  private Conclusion() {}

  /// Of changes that were looked for.
  ///
  /// @param falseAlarm its probability, for one metric
  /// @param metrics    in how many they were looked for
  /// @param found      whether there are any
  static String changes(double falseAlarm, int metrics, boolean found) {
    String together =
        metrics == 1
            ? ""
            : "; of the "
                + NumberText.count(metrics)
                + " metrics together it is at most "
                + NumberText.probability(Math.min(1, metrics * falseAlarm));
    String intervals =
        found
            ? " But for that probability the intervals hold all at once. A change does not say"
                + " since when, nor that the release is the cause: who gets a release early may"
                + " differ from the others."
            : " That none was found does not say that there is none: what is small stays hidden in"
                + " the noise.";
    return "Of one metric the probability of any false alarm is at most "
        + NumberText.probability(falseAlarm)
        + ", over all groups, values and windows of its life"
        + together
        + "."
        + intervals;
  }

  /// Of one release.
  ///
  /// @param quantities that can be followed, the telling one first: of it a single share is spoken
  static String of(Release.Published published, List<Quantity> quantities) {
    return switch (published.numbers()) {
      case Numbers.Shares shares -> shares(published, shares, quantities);
      case Numbers.Top top -> top(published, top);
      case Numbers.Mean mean -> mean(published, mean);
      case Numbers.Distribution ignored -> bins(published);
    };
  }

  private static String shares(
      Release.Published published, Numbers.Shares shares, List<Quantity> quantities) {
    if (shares.cells().size() > 2 || quantities.isEmpty()) {
      return who(published)
          + ", each value's share lies within its own interval (95 % sure of any one; of "
          + NumberText.count(shares.cells().size(), "interval")
          + " side by side some may miss). Two values whose intervals overlap cannot be put in"
          + " order by this alone."
          + NOBODY;
    }
    Quantity quantity = quantities.getFirst();
    String share =
        quantity
            .of(published)
            .map(reading -> between(reading.low(), reading.high()))
            .orElse("some");
    String label = quantity instanceof Quantity.ShareOf one ? one.label() : quantity.title();
    return who(published)
        + ", "
        + share
        + " had \u201c"
        + label
        + "\u201d for "
        + published.heading().metric().name()
        + " (95 % sure)."
        + NOBODY;
  }

  private static String top(Release.Published published, Numbers.Top top) {
    long surely = top.cells().stream().filter(cell -> cell.low() > 0).count();
    return who(published)
        + ", each value's share lies within its interval; the intervals of all "
        + NumberText.count(top.domain())
        + " values of the domain hold at once (95 % sure), so it does no harm that these were"
        + " picked for being the largest. "
        + NumberText.count(surely)
        + " of them surely occur, the others may be noise. Values whose intervals overlap cannot be"
        + " put in order, and a value that is missing here is rare, not absent."
        + NOBODY;
  }

  private static String mean(Release.Published published, Numbers.Mean mean) {
    MetricDefinition metric = published.heading().metric().definition();
    Measure measure = new Measure.Amount(mean.unit());
    double low = Math.max((double) mean.least(), mean.low());
    double high = Math.min((double) mean.most(), mean.high());
    String sum =
        metric instanceof CountMetric
            ? ", together "
                + NumberText.count(Math.round(low * published.reports()))
                + " to "
                + NumberText.count(Math.round(high * published.reports()))
            : "";
    return who(published)
        + ", the mean was between "
        + measure.value(low)
        + " and "
        + measure.value(high)
        + " "
        + mean.unit()
        + sum
        + " (at least 94 % sure). A number beyond "
        + NumberText.count(mean.least())
        + " to "
        + NumberText.count(mean.most())
        + " counts as the nearer of the two. It does not say how the numbers are spread: much on a"
        + " few devices and a little on many have the same mean.";
  }

  private static String bins(Release.Published published) {
    return who(published)
        + ", the share with a number in a range lies within that range's error bar (95 % sure of"
        + " any one; side by side some may miss). Nothing finer than a range can be read from it."
        + NOBODY;
  }

  /// Of a distribution function.
  static String cumulative(Release.Published published) {
    return who(published)
        + " and have a value, the share below every point of the axis lies within the band, all"
        + " points at once (95 % sure). Between two points the line is only drawn through: what"
        + " lies there is not known.";
  }

  /// Of the quantiles.
  static String quantiles(Release.Published published, Numbers.Distribution distribution) {
    StringBuilder text = new StringBuilder(who(published)).append(" and have a value");
    for (Numbers.Quantile quantile : distribution.quantiles()) {
      text.append(text.indexOf(",") < 0 ? ", " : "; ");
      text.append(quantile.perMille() == 500 ? "half" : Quantiles.share(quantile.perMille()));
      text.append(" lie below a number between ").append(NumberText.count(quantile.low()));
      text.append(" and ").append(NumberText.count(quantile.high()));
    }
    return text.append(" ")
        .append(distribution.unit())
        .append(
            " (95 % sure of all of them at once). The ends are edges of ranges, for nothing finer")
        .append(" was asked.")
        .toString();
  }

  /// Of a series.
  static String series(Series series) {
    int shown = series.readings().size() - series.withheld();
    return "Each interval holds the number of its own window "
        + sure(series)
        + "; of "
        + NumberText.count(shown, "window")
        + " about "
        + NumberText.count(Math.max(1, Math.round(shown * (1 - SURE))))
        + " may miss it by chance. A window whose interval overlaps another's cannot be called"
        + " different by this alone, and a difference, once found, does not say why.";
  }

  /// Of groups side by side in one window.
  static String groups(Series series, int groups) {
    return "Each group's interval stands for itself "
        + sure(series)
        + "; of "
        + NumberText.count(groups, "group")
        + " some may miss. Groups differ in more than their names, and ones whose intervals overlap"
        + " cannot be called different by this alone. What a withheld group has is not known; it is"
        + " not 0.";
  }

  /// Of a grid of series.
  static String grid(Series any, long intervals) {
    return NumberText.count(intervals, "interval")
        + " stand here, each for itself "
        + sure(any)
        + ", so about "
        + NumberText.count(Math.round(intervals * (1 - SURE)))
        + " miss by chance: one point that sticks out is no finding.";
  }

  private static String sure(Series series) {
    return switch (series.quantity()) {
      case Quantity.Mean ignored -> "(at least 94 % sure)";
      case Quantity.QuantileAt ignored -> "(95 % sure, with the window's other quantiles)";
      case Quantity.ShareOf ignored -> "(95 % sure)";
    };
  }

  private static String who(Release.Published published) {
    Heading heading = published.heading();
    String group = heading.segment().equals("all") ? "" : " in the group " + heading.segment();
    return "Of the "
        + NumberText.count(published.reports(), "device")
        + group
        + " that reported "
        + Wording.during(heading);
  }

  /// An interval of shares as far as there can be devices in it.
  static String between(double low, double high) {
    if (low <= 0 && high >= 1) {
      return "any share at all";
    }
    if (low <= 0) {
      return "fewer than " + NumberText.percent(Math.max(0.0005, high));
    }
    if (high >= 1) {
      return "more than " + NumberText.percent(Math.min(1, low));
    }
    return String.format(
        Locale.ROOT, "between %s and %s", NumberText.percent(low), NumberText.percent(high));
  }
}

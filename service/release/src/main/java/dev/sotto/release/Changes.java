package dev.sotto.release;

import dev.sotto.metric.Metric;
import java.util.List;
import java.util.Objects;

/// What comparing the releases of one metric came to. Within each window, the devices with one release are held against
/// those with the release declared before it that are alike in everything else the segments tell, so that weekdays,
/// holidays and models change nothing; the windows since the first are taken together.
///
/// **False alarms.** If in every group the devices with the two releases are drawn from the same people, then the
/// probability that any change is found, in any group, for any value, in any window of the metric's life, is at most
/// `falseAlarm`, as far as the normal distribution holds. Nothing is assumed of how one device's days hang together: see
/// [ChangeDetector].
///
/// @param metric      whose reports
/// @param falseAlarm  the stated probability, over all comparisons and windows together
/// @param comparisons how many there are: groups times values; none if what the metric gives is not the shares of
///     at most [#MAX_VALUES] values, or if it has no segment `release` with two values
/// @param windows     how many had ended and have reports: what was looked at
/// @param found       at most one a comparison, the earliest first
public record Changes(
    Metric metric, double falseAlarm, int comparisons, int windows, List<Change> found) {
  /// The segment dimension whose values are compared, each with the one declared before it.
  public static final String DIMENSION = "release";

  /// The probability of a false alarm that is stated for one metric.
  public static final double FALSE_ALARM = 0.01;

  /// The most values a metric may have: with more, each would get too little of the probability to find anything.
  public static final int MAX_VALUES = 64;

  /// Copies the list.
  public Changes {
    Objects.requireNonNull(metric, "metric");
    found = List.copyOf(found);
  }
}

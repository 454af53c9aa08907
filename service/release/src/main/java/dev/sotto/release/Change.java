package dev.sotto.release;

import dev.sotto.metric.WindowNumber;
import java.util.Objects;

/// A difference between a release and the one declared before it that chance does not explain: see [Changes] for what
/// may be concluded from it, and with which probability it is a false alarm.
///
/// @param value          whose share differs
/// @param before         segment of the devices with the earlier release
/// @param after          segment of the devices with the later one; otherwise alike
/// @param devices        the latter in words, such as `release 2.1, model aster`
/// @param firstCompared  first window in which both had the minimum cohort
/// @param window         the window with whose reports the limit was passed first
/// @param compared       how many windows were compared by then, `window` among them
/// @param difference     share among the later release's devices less that among the earlier's, over these windows
/// @param standardError  the largest that it can have
/// @param limit          how many standard errors had to be passed
/// @param low            the least that the difference may be, from which it differs by chance within the limit. The
///     intervals of all comparisons, at all windows of the
///     metric's life, hold at once, but for the probability that [Changes] states for a false alarm
/// @param high           the most
public record Change(
    String value,
    int before,
    int after,
    String devices,
    WindowNumber firstCompared,
    WindowNumber window,
    int compared,
    double difference,
    double standardError,
    double limit,
    double low,
    double high) {
  /// Checks that the limit is passed and that the difference lies in its interval.
  public Change {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(devices, "devices");
    Objects.requireNonNull(firstCompared, "firstCompared");
    Objects.requireNonNull(window, "window");
    if (!(Math.abs(difference) > limit * standardError)) {
      throw new IllegalArgumentException(
          "a difference of " + difference + " is within " + limit + " errors of " + standardError);
    }
    if (!(low <= difference && difference <= high)) {
      throw new IllegalArgumentException(
          "a difference of " + difference + " lies outside of " + low + " to " + high);
    }
  }

  /// By how many standard errors the shares differ.
  public double deviations() {
    return difference / standardError;
  }

  /// Which of the windows compared was the one that sufficed, counted in windows from the first: 1 is the first itself.
  /// Windows in between that could not be compared are counted too.
  public long windowsNeeded() {
    return window.value() - firstCompared.value() + 1;
  }
}

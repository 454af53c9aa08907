package dev.sotto.release;

import dev.sotto.guarantee.Epsilon;
import java.util.Objects;

/// What the numbers of a metric cost those who report, in ε of local differential privacy. Each is an upper bound, for
/// devices that have a registry of which the day and the life are said.
///
/// @param perReport         what the integers of the mechanism give, rounded up; at most `declaredPerReport`
/// @param declaredPerReport what the registry declares and a device is charged
/// @param perDeviceDay      the most that all metrics of the current registry together spend on one device in one day; for
///     an earlier definition, of the registry among those that served it in which that is most. While a registry rolls
///     out, a device that still has an earlier one spends what that allows, also where the definition is in both
/// @param perLifeCap        the most that a metric of the registry ever spends on one device; then it falls silent
///     there. For an earlier definition the highest cap under which it was served
/// @param inCurrentRegistry whether the definition stands in the current registry. If not, devices that have taken up the
///     current one make no more reports under it; those that still have an earlier one may, and these are counted
public record Cost(
    Epsilon perReport,
    Epsilon declaredPerReport,
    Epsilon perDeviceDay,
    Epsilon perLifeCap,
    boolean inCurrentRegistry) {
  /// Checks that the declared ε covers the actual.
  public Cost {
    Objects.requireNonNull(perDeviceDay, "perDeviceDay");
    Objects.requireNonNull(perLifeCap, "perLifeCap");
    if (perReport.compareTo(declaredPerReport) > 0) {
      throw new IllegalArgumentException(
          "a report costs " + perReport + ", declared are " + declaredPerReport);
    }
  }
}

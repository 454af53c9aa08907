package dev.sotto.release;

import dev.sotto.guarantee.Epsilon;
import java.util.Objects;

/// What the numbers of a metric cost those who report, in ε of local differential privacy. Each is an upper bound.
///
/// @param perReport         what the integers of the mechanism give, rounded up; at most `declaredPerReport`
/// @param declaredPerReport what the registry declares and a device is charged
/// @param perDeviceDay      the most that all metrics of the registry together spend on one device in one day; for an
///     earlier definition, of the registry among those that served it in which that is most
/// @param perLifeCap        the most that a metric of the registry ever spends on one device; then it falls silent
///     there. For an earlier definition the highest cap under which it was served
/// @param inCurrentRegistry whether the definition stands in the current registry; otherwise devices make no more
///     reports under it
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

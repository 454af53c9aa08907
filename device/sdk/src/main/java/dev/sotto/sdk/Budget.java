package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Caps;
import dev.sotto.metric.MetricName;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was charged, and how much may be. A day's charges are kept as one sum over all metrics, since the cap on a day
/// is on that sum.
///
/// @param today   the day (UTC), whose windows `onToday` was charged for
/// @param onToday ε charged on it, over all metrics
/// @param spent   ε charged to each metric's name over its life
/// @param caps    of the registry in force
public record Budget(
    LocalDate today, Epsilon onToday, SortedMap<MetricName, Epsilon> spent, Caps caps) {
  /// Copies the map.
  public Budget {
    Objects.requireNonNull(today, "today");
    Objects.requireNonNull(onToday, "onToday");
    Objects.requireNonNull(caps, "caps");
    spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
  }

  static Budget of(DeviceState state, Caps caps, LocalDate today) {
    TreeMap<MetricName, Epsilon> spent = new TreeMap<>();
    state.accounts().forEach((name, account) -> spent.put(name, account.spent()));
    return new Budget(today, state.days().on(today.toEpochDay()), spent, caps);
  }
}

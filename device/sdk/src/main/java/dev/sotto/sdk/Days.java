package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// ε charged by day (UTC), over all metrics. Days on which no window can be closed any more are forgotten, and nothing
/// is charged on a forgotten day again, even if the clock goes back to it.
///
/// @param from    first epoch day that is still remembered; it never moves back
/// @param charged by epoch day
record Days(long from, SortedMap<Long, Epsilon> charged) {
  static final Days NONE =
      new Days(DeviceTime.dayOf(DeviceTime.FIRST_SECOND), Collections.emptySortedMap());

  Days {
    charged = Collections.unmodifiableSortedMap(new TreeMap<>(charged));
    require(from);
    if (!charged.isEmpty()) {
      require(charged.lastKey());
      if (charged.firstKey() < from) {
        throw new IllegalArgumentException(
            "a charge on day " + charged.firstKey() + " precedes day " + from);
      }
    }
  }

  private static void require(long day) {
    long last = DeviceTime.dayOf(DeviceTime.LAST_SECOND);
    if (day < DeviceTime.dayOf(DeviceTime.FIRST_SECOND) || day > last) {
      throw new IllegalArgumentException("day " + day + " lies outside the years 1 to 9999");
    }
  }

  Epsilon on(long day) {
    return charged.getOrDefault(day, Epsilon.ZERO);
  }

  Days charged(long day, Epsilon epsilon) {
    TreeMap<Long, Epsilon> next = new TreeMap<>(charged);
    next.merge(day, epsilon, Epsilon::plus);
    return new Days(from, next);
  }

  Days forgettingBefore(long day) {
    return day <= from ? this : new Days(day, charged.tailMap(day));
  }
}

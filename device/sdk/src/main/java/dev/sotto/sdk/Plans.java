package dev.sotto.sdk;

import dev.sotto.metric.MetricName;
import dev.sotto.metric.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The plans a device has been under, oldest first. A window belongs to the plan in force when it began, so that a new
/// version never changes the meaning of what is already held.
///
/// @param inForce at least one, of rising times
record Plans(List<InForce> inForce) {
  /// @param from  the first epoch second of the plan; [Long#MIN_VALUE] for a device's first
  /// @param until the first epoch second after it; [Long#MAX_VALUE] for the newest
  /// @param plan  in force in between
  record InForce(long from, long until, DevicePlan plan) {
    boolean covers(long start) {
      return start >= from && start < until;
    }

    /// Number of the first window of this plan that `account` has not closed.
    long firstUnclosed(Account account, Schedule schedule) {
      long unclosed = Math.floorDiv(account.closedUntil(), schedule.seconds());
      return from == Long.MIN_VALUE
          ? unclosed
          : Math.max(unclosed, -Math.floorDiv(-from, schedule.seconds()));
    }

    /// Number of the last window that begins under this plan.
    long last(Schedule schedule) {
      return Math.floorDiv(until - 1, schedule.seconds());
    }
  }

  Plans {
    inForce = List.copyOf(inForce);
  }

  /// The metric of this name whose window contains `now`, under the plan in force when that window began; of two such
  /// windows, after a change of length, the newer version's.
  Optional<DevicePlan.Planned> find(MetricName name, Instant now) {
    for (int i = inForce.size() - 1; i >= 0; i--) {
      Optional<DevicePlan.Planned> found = inForce.get(i).plan().find(name);
      if (found.isPresent() && inForce.get(i).covers(startOfWindowAt(found.get(), now))) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// The metric of this definition, in whichever plan.
  Optional<DevicePlan.Planned> find(OpenWindow.Place place) {
    for (int i = inForce.size() - 1; i >= 0; i--) {
      for (DevicePlan.Planned metric : inForce.get(i).plan().metrics()) {
        if (metric.id().equals(place.definition())) {
          return Optional.of(metric);
        }
      }
    }
    return Optional.empty();
  }

  static long startOfWindowAt(DevicePlan.Planned metric, Instant now) {
    Schedule schedule = metric.definition().schedule();
    return schedule.windowAt(now).value() * schedule.seconds();
  }
}

package dev.sotto.sdk;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The registries a device has been under, oldest first. A window belongs to the one in force when it began, so that a new
/// version never changes the meaning of what is already held.
///
/// @param inForce at least one, of rising times
record Plans(List<InForce> inForce) {
  /// @param from     the first epoch second of the registry; [Long#MIN_VALUE] for a device's first
  /// @param until    the first epoch second after it; [Long#MAX_VALUE] for the newest
  /// @param registry in force in between
  record InForce(long from, long until, Registry registry) {
    boolean covers(long start) {
      return start >= from && start < until;
    }

    /// Number of the first window of this registry that `account` has not closed.
    long firstUnclosed(Account account, Schedule schedule) {
      long unclosed = Math.floorDiv(account.closedUntil(), schedule.seconds());
      return from == Long.MIN_VALUE
          ? unclosed
          : Math.max(unclosed, -Math.floorDiv(-from, schedule.seconds()));
    }

    /// Number of the last window that begins under this registry.
    long last(Schedule schedule) {
      return Math.floorDiv(until - 1, schedule.seconds());
    }
  }

  Plans {
    inForce = List.copyOf(inForce);
  }

  /// The metric of this name whose window contains `now`, under the registry in force when that window began; of two such
  /// windows, after a change of length, the newer version's.
  Optional<Metric> find(MetricName name, Instant now) {
    for (int i = inForce.size() - 1; i >= 0; i--) {
      Optional<Metric> found = inForce.get(i).registry().find(name);
      if (found.isPresent() && inForce.get(i).covers(startOfWindowAt(found.get(), now))) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// The metric of this definition, in whichever registry.
  Optional<Metric> find(OpenWindow.Place place) {
    for (int i = inForce.size() - 1; i >= 0; i--) {
      for (Metric metric : inForce.get(i).registry().metrics()) {
        if (metric.id().equals(place.definition())) {
          return Optional.of(metric);
        }
      }
    }
    return Optional.empty();
  }

  static long startOfWindowAt(Metric metric, Instant now) {
    Schedule schedule = metric.definition().schedule();
    return schedule.windowAt(now).value() * schedule.seconds();
  }
}

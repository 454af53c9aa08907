package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What a device remembers of one metric's name, through all its versions.
///
/// @param spent       ε over the metric's life
/// @param closedUntil epoch second by which every window that had ended is closed, for good
/// @param segments    stored at the first run in windows that are not closed yet, oldest first
record Account(Epsilon spent, long closedUntil, List<Stored> segments) {
  /// The most segments kept: no window is closed so late that an older one would count.
  static final int MAX_SEGMENTS = Schedule.MAX_LATE + 2;

  /// @param start   epoch second at which the window began; no two windows of one name begin together
  /// @param segment index among the segments of the definition then in force
  record Stored(long start, int segment) {
    Stored {
      DeviceTime.require("window of a stored segment", start);
    }
  }

  Account {
    segments = List.copyOf(segments);
    DeviceTime.require("end of what is closed", closedUntil);
    if (segments.size() > MAX_SEGMENTS) {
      throw new IllegalArgumentException(
          segments.size() + " stored segments, at most " + MAX_SEGMENTS + " are kept");
    }
  }

  static Account opened(long closedUntil) {
    return new Account(Epsilon.ZERO, closedUntil, List.of());
  }

  /// Whether the window had ended when the account was last closed. A window of another length that merely overlaps what
  /// is closed is not.
  boolean hasClosed(Schedule schedule, WindowNumber window) {
    return window.value() < Math.floorDiv(closedUntil, schedule.seconds());
  }

  Account charged(Epsilon epsilon) {
    return new Account(spent.plus(epsilon), closedUntil, segments);
  }

  /// Never moves back, whatever the clock says.
  Account closedUntil(long until) {
    return new Account(spent, Math.max(closedUntil, until), segments);
  }

  OptionalInt segmentOf(long start) {
    for (Stored stored : segments) {
      if (stored.start() == start) {
        return OptionalInt.of(stored.segment());
      }
    }
    return OptionalInt.empty();
  }

  Account withSegment(long start, int segment) {
    List<Stored> next = new ArrayList<>(segments);
    next.add(new Stored(start, segment));
    int excess = Math.max(0, next.size() - MAX_SEGMENTS);
    return new Account(spent, closedUntil, next.subList(excess, next.size()));
  }

  Account withoutSegments(Predicate<Stored> which) {
    List<Stored> left = new ArrayList<>(segments);
    return left.removeIf(which) ? new Account(spent, closedUntil, left) : this;
  }
}

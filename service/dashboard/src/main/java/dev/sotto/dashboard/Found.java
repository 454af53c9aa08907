package dev.sotto.dashboard;

import dev.sotto.metric.WindowNumber;
import java.util.Optional;

/// A change that was found, as the page tells it.
///
/// @param window   from which on
/// @param segment  in which group; empty for all devices together
/// @param sentence what is said of it
record Found(WindowNumber window, Optional<Integer> segment, String sentence) {
  /// Whether it is one of the group that is looked at.
  boolean isIn(Optional<Integer> looked) {
    return segment.equals(looked);
  }
}

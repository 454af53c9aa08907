package dev.sotto.metric;

/// What a device reports for a window in which nothing was recorded. It always reports something, so that the
/// existence of a report tells nothing.
public sealed interface Absent {
  /// One more value of the domain, after all others, shown as `none`.
  record None() implements Absent {}

  /// A value of the domain.
  ///
  /// @param index of the value, at least 0
  record Value(int index) implements Absent {
    /// Refuses a negative index.
    public Value {
      if (index < 0) {
        throw new IllegalArgumentException(
            "index of the absent value must not be negative, was " + index);
      }
    }
  }
}

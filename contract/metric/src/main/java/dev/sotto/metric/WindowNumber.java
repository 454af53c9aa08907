package dev.sotto.metric;

/// The number of a window: `floor(epoch seconds of its start / length)`, UTC.
///
/// @param value may be negative before 1970
public record WindowNumber(long value) implements Comparable<WindowNumber> {
  /// The window `count` later.
  public WindowNumber plus(long count) {
    return new WindowNumber(Math.addExact(value, count));
  }

  @Override
  public int compareTo(WindowNumber other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

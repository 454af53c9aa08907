package dev.sotto.journal;

/// A place in a journal, between two entries. Positions grow with the journal and are never given twice.
///
/// @param offset the place as a number, not negative; only comparing it means something
public record Position(long offset) implements Comparable<Position> {
  /// Where every journal begins.
  public static final Position START = new Position(0);

  /// Checks the range.
  public Position {
    if (offset < 0) {
      throw new IllegalArgumentException("position must not be negative, was " + offset);
    }
  }

  @Override
  public int compareTo(Position other) {
    return Long.compare(offset, other.offset);
  }
}

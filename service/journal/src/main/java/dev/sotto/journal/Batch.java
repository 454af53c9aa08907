package dev.sotto.journal;

import java.util.List;

/// Durable entries that were read, in the order of the journal.
///
/// @param entries the entries, none if there was nothing to read
/// @param next    where to read on
public record Batch(List<Stored> entries, Position next) {
  /// Copies the list.
  public Batch {
    entries = List.copyOf(entries);
  }

  /// An entry and its place.
  ///
  /// @param position where it begins
  /// @param entry    what was stored
  public record Stored(Position position, Entry entry) {}
}

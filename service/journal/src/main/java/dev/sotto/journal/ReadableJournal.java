package dev.sotto.journal;

import java.io.IOException;

/// What of a journal can be read: durable entries in their order, and where they begin and end.
public interface ReadableJournal {
  /// The durable entries from `from` on: as many as fit in `maxBytes` as stored, but at least one if there is one.
  ///
  /// @param from a position that this journal gave out, or [#begin()]
  /// @throws IllegalArgumentException if `from` was released or lies beyond the durable end
  /// @throws CorruptJournalException if the bytes there are not an entry
  /// @throws IOException if they cannot be read
  Batch read(Position from, int maxBytes) throws IOException;

  /// Where the first entry that was not released stands, or will stand.
  Position begin();

  /// Where the last durable entry ends.
  Position durableEnd();
}

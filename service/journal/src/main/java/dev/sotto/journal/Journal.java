package dev.sotto.journal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A sequence of entries that only grows at its end and is released at its beginning. It makes two promises, which
/// together make a report counted exactly once: what was acknowledged is durable, and what is sent again is not
/// stored again.
///
/// A sender that gets no answer, or an `IOException`, does not know whether its entries were stored: it sends them
/// again with the same ids.
///
/// Thread-safe; made to be called by thousands of virtual threads.
public interface Journal extends ReadableJournal, Closeable {
  /// Stores those of `entries` whose id is not remembered, and returns when every one of `entries` is durable, now or
  /// from an earlier call. All new ones of a call stand in one run, in order. Not interruptible: the answer is the
  /// truth about the disk.
  ///
  /// @param entries at most [Limits#MAX_ENTRIES_PER_CALL], of at most [Limits#MAX_BYTES_PER_CALL] as stored
  /// @throws IllegalArgumentException if `entries` exceed a limit
  /// @throws JournalFullException if too many ids are remembered to remember the new ones: none of the call is stored
  /// @throws JournalClosedException if this was closed or has failed for good: it stores nothing more, reopen it
  /// @throws IOException if this call's entries, or earlier ones it had to wait for, could not be made durable.
  ///     Entries that could not are not remembered, so that they may be sent again; send all of the call again.
  Appended appendOnce(List<Entry> entries) throws IOException;

  /// Waits until the durable end lies beyond `position`: false if that took longer than `patience` or this was closed.
  ///
  /// @throws InterruptedException if the thread is interrupted
  boolean awaitBeyond(Position position, Duration patience) throws InterruptedException;

  /// Forgets ids that need not be remembered at `now`. An id may be remembered up to a day longer than it asked for.
  void forgetExpired(Instant now);

  /// Forgets as [#forgetExpired(Instant)] does and deletes what lies before `upTo`, as far as it can be deleted whole
  /// and no entry in it need be remembered at `now`.
  ///
  /// @throws IOException if it cannot be deleted
  void release(Position upTo, Instant now) throws IOException;

  /// Makes durable what was handed in, then ends. Later calls of [#appendOnce] throw.
  @Override
  void close() throws IOException;
}

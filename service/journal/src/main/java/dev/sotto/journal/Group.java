package dev.sotto.journal;

import dev.sotto.journal.CallFrames.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The new entries of calls that share one write and one force. Guarded by the journal's lock until it is committed.
final class Group {
  private final List<Entry> entries = new ArrayList<>();
  private final List<Slice> frames = new ArrayList<>();
  private final CompletableFuture<Void> durable = new CompletableFuture<>();
  private long bytes;
  private int calls;

  void add(Entry entry, Slice frame) {
    entries.add(entry);
    if (!frames.isEmpty() && frames.getLast().isFollowedBy(frame)) {
      frames.set(frames.size() - 1, frames.getLast().with(frame));
    } else {
      frames.add(frame);
    }
    bytes += frame.length();
  }

  /// Notes that entries of one more call are in it.
  void countCall() {
    calls++;
  }

  int calls() {
    return calls;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  List<Entry> entries() {
    return entries;
  }

  /// The frames of the entries, in their order; a slice may hold several.
  List<Slice> frames() {
    return frames;
  }

  long bytes() {
    return bytes;
  }

  /// Completes when the group is durable, or exceptionally when it will not be.
  CompletableFuture<Void> durable() {
    return durable;
  }

  /// Until when, in seconds since 1970, some entry must be remembered.
  long rememberUntil() {
    long latest = 0;
    for (Entry entry : entries) {
      latest = Math.max(latest, entry.rememberUntilEpochSecond());
    }
    return latest;
  }
}

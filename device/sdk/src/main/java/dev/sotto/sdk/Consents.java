package dev.sotto.sdk;

import dev.sotto.metric.Purpose;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the user has granted, as of the last call, and which of those calls are not durable yet. Thread-safe.
final class Consents {
  private final Set<Purpose> granted = new TreeSet<>();
  private final Deque<Change> waiting = new ArrayDeque<>();

  /// @param purpose granted or withdrawn
  /// @param grant   which of the two
  /// @param at      when the user decided
  record Change(Purpose purpose, boolean grant, Instant at) {}

  synchronized void restore(Set<Purpose> durable) {
    granted.addAll(durable);
  }

  synchronized void grant(Purpose purpose, Instant at) {
    granted.add(purpose);
    waiting.addLast(new Change(purpose, true, at));
  }

  /// Takes `purpose` back and deletes what is held under it, before any later record.
  synchronized void withdraw(Purpose purpose, Instant at, Runnable delete) {
    granted.remove(purpose);
    waiting.addLast(new Change(purpose, false, at));
    delete.run();
  }

  /// Records if `purpose` is granted; no withdrawal comes in between.
  synchronized boolean recordUnder(Purpose purpose, Runnable record) {
    boolean allowed = granted.contains(purpose);
    if (allowed) {
      record.run();
    }
    return allowed;
  }

  /// All that is granted, durably or not.
  synchronized SortedSet<Purpose> allowed() {
    return new TreeSet<>(granted);
  }

  synchronized boolean allows(Purpose purpose) {
    return granted.contains(purpose);
  }

  /// The decisions that are not durable yet, up to the first of another kind or moment: they become durable together.
  synchronized List<Change> together() {
    List<Change> together = new ArrayList<>();
    for (Change change : waiting) {
      Change first = together.isEmpty() ? change : together.get(0);
      if (change.grant() != first.grant() || !change.at().equals(first.at())) {
        break;
      }
      together.add(change);
    }
    return together;
  }

  /// Forgets the first `count` decisions, which are durable now.
  synchronized void done(int count) {
    for (int i = 0; i < count; i++) {
      waiting.removeFirst();
    }
  }
}

package dev.sotto.sdk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The newest reports that were sent and answered since the process began, in memory alone. All of it is noise already.
/// Thread-safe.
final class SentReports {
  static final int MAX_KEPT = 64;

  private final Deque<SentReport> newest = new ArrayDeque<>();

  synchronized void add(SentReport sent) {
    if (newest.size() == MAX_KEPT) {
      newest.removeFirst();
    }
    newest.addLast(sent);
  }

  /// Oldest first.
  synchronized List<SentReport> all() {
    return new ArrayList<>(newest);
  }
}

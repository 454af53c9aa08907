package dev.sotto.journal;

import java.util.List;

/// What became of the entries of a call, all of which are durable.
///
/// @param outcomes one for each entry, in the order of the call
public record Appended(List<Outcome> outcomes) {
  /// Copies the list.
  public Appended {
    outcomes = List.copyOf(outcomes);
  }

  /// What became of an entry.
  public enum Outcome {
    /// It was stored by this call.
    NEW,
    /// One with its id was stored before, by an earlier call or earlier in this one; this one was not.
    DUPLICATE
  }

  /// Number of entries that this call stored.
  public int countNew() {
    int count = 0;
    for (Outcome outcome : outcomes) {
      if (outcome == Outcome.NEW) {
        count++;
      }
    }
    return count;
  }
}

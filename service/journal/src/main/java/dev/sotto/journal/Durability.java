package dev.sotto.journal;

import java.io.IOException;

/// In which order a written group is forced and its callers answered. There is one right order; the interface exists
/// so that the tests can show that the wrong ones are caught.
@FunctionalInterface
interface Durability {
  /// Durable before acknowledged.
  Durability FORCE_THEN_ANSWER =
      (force, answer) -> {
        force.force();
        answer.run();
      };

  void commit(Force force, Runnable answer) throws IOException;

  /// Makes durable what was written.
  @FunctionalInterface
  interface Force {
    void force() throws IOException;
  }
}

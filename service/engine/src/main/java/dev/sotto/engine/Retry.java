package dev.sotto.engine;

import dev.sotto.journal.CorruptJournalException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// What to do when the journal cannot be read: try again after a pause that doubles from a tenth of a second to half a
/// minute, for as long as it takes. Reports are acknowledged meanwhile and lose nothing by waiting. A run of failures is
/// logged once when it begins and once when it is over.
///
/// [#failure()] may be called from any thread, the rest from one.
final class Retry {
  private static final System.Logger LOG = System.getLogger("dev.sotto.engine");
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration next = FIRST;
  private volatile Optional<IOException> failure = Optional.empty();

  /// Waits; a seam for tests.
  @FunctionalInterface
  interface Pause {
    /// Returns after `length`.
    ///
    /// @throws InterruptedException if there is no time left to wait
    void of(Duration length) throws InterruptedException;
  }

  /// Whether trying again cannot help: what is on the disk has to be put right by a person first.
  static boolean isHopeless(IOException failure) {
    return failure instanceof CorruptJournalException || failure instanceof StateUnusableException;
  }

  /// Notes a failure that is not hopeless.
  ///
  /// @return how long to wait before the next attempt
  Duration failed(IOException cause) {
    if (failure.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "the journal cannot be read; this is tried until it can: {0}",
          cause.toString());
    }
    failure = Optional.of(cause);
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return pause;
  }

  /// Notes that it went well.
  void succeeded() {
    if (failure.isPresent()) {
      LOG.log(Level.INFO, "the journal can be read again");
      failure = Optional.empty();
      next = FIRST;
    }
  }

  /// The failure that is being waited out.
  Optional<IOException> failure() {
    return failure;
  }
}

package dev.sotto.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// How long a fleet tries while its service acknowledges nothing. Each device alone would go on for a minute or two, and they
/// are many: where the service is gone for good, all stop once nothing was acknowledged to any of them for
/// `limit`, counted from the first try in vain. One acknowledgement to any device starts it anew. Once over, it stays over.
///
/// Only a try in vain ends it: a fleet that does not try, as between two days, loses no patience.
///
/// Thread-safe.
final class Patience implements Tries {
  private final Duration limit;
  private final InstantSource clock;
  private Optional<Instant> since = Optional.empty();
  private boolean over;

  /// @param limit more than 0
  Patience(Duration limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /// Refuses what is no patience at all.
  static void require(Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException(
          "patience must be more than 0 seconds, was "
              + limit
              + "; a service that starts again needs some");
    }
  }

  @Override
  public synchronized boolean goOn() {
    return !over;
  }

  @Override
  public synchronized void tried(boolean acknowledged) {
    if (acknowledged) {
      since = Optional.empty();
      return;
    }
    Instant now = clock.instant();
    Instant first = since.orElse(now);
    since = Optional.of(first);
    over |= Duration.between(first, now).compareTo(limit) >= 0;
  }
}

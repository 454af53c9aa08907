package dev.sotto.web;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Tells the one who runs the service that storage fails: at most one line a minute, with how many there were, for on a
/// full disk every request fails and the log may lie on that disk too.
///
/// Thread-safe.
final class StorageLog {
  private static final System.Logger LOG = System.getLogger("dev.sotto.web");
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private boolean told;
  private long toldAt;
  private long untold;

  /// @param nanos a clock that only runs forward
  StorageLog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// @param what   the route that failed
  /// @param failure its cause, told without its trace: it is the disk's and not the program's
  synchronized void failed(String what, Exception failure) {
    long now = nanos.getAsLong();
    if (told && now - toldAt < BETWEEN.toNanos()) {
      untold++;
      return;
    }
    String more = untold > 0 ? ", as " + untold + " more did in the last minute" : "";
    LOG.log(
        Level.WARNING, what + " failed on storage and answers 503" + more + ": " + cause(failure));
    told = true;
    toldAt = now;
    untold = 0;
  }

  private static Exception cause(Exception failure) {
    return failure instanceof UncheckedIOException wrapped
        ? Objects.<Exception>requireNonNullElse(wrapped.getCause(), wrapped)
        : failure;
  }
}

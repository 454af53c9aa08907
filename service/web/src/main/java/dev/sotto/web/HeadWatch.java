package dev.sotto.web;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Optional;

/// Ends the reading of a request's headers that takes too long: the library's own limit ends with the request line, so
/// that a client could otherwise hold a connection for ever with a header that never ends.
///
/// Thread-safe.
final class HeadWatch implements Http1ConnectionListener {
  private final Watch watch;
  private final Duration limit;

  /// A connection is read by one thread to its end.
  private final ThreadLocal<Optional<Watch.Limit>> reading =
      ThreadLocal.withInitial(Optional::empty);

  /// @param limit from the end of the request line to the end of the headers
  HeadWatch(Watch watch, Duration limit) {
    this.watch = watch;
    this.limit = limit;
  }

  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    reading.set(Optional.of(watch.begin(limit)));
  }

  @Override
  public void headers(ConnectionContext connection, Headers headers) {
    boolean inTime = reading.get().map(Watch.Limit::done).orElse(false);
    reading.set(Optional.empty());
    if (!inTime) { // the interrupt has come, or will: not into a handler
      throw new CloseConnectionException("headers not read within " + limit);
    }
  }
}

package dev.sotto.web;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/// Ends the reading of a request's headers that takes too long: the library's own limit ends with the request line, so
/// that a client could otherwise hold a connection for ever with a header that never ends.
///
/// Thread-safe.
final class HeadWatch implements Http1ConnectionListener {
  private final Watch watch;
  private final Duration limit;

  /// What each thread that reads headers has begun. A thread whose client is gone stands here until its time is over.
  private final ConcurrentHashMap<Thread, Watch.Limit> reading = new ConcurrentHashMap<>();

  /// @param limit from the end of the request line to the end of the headers
  HeadWatch(Watch watch, Duration limit) {
    this.watch = watch;
    this.limit = limit;
  }

  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    Thread reader = Thread.currentThread();
    reading.put(reader, watch.begin(limit, () -> reading.remove(reader)));
  }

  @Override
  public void headers(ConnectionContext connection, Headers headers) {
    Watch.Limit begun = reading.remove(Thread.currentThread());
    if (begun == null || !begun.done()) { // the interrupt has come, or will: not into a handler
      throw new CloseConnectionException("headers not read within " + limit);
    }
  }
}

package dev.sotto.web;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Ends, by an interrupt, the reading of a request's headers that takes too long: the library's own limit ends with the
/// request line, so that a client could otherwise hold a connection for ever with a header that never ends.
///
/// Thread-safe.
final class HeadWatch implements Http1ConnectionListener, AutoCloseable {
  private final Duration limit;
  private final ConcurrentHashMap<Thread, Future<?>> reading = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("web-heads").factory());

  /// @param limit from the end of the request line to the end of the headers
  HeadWatch(Duration limit) {
    this.limit = limit;
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    Thread reader = Thread.currentThread();
    reading.put(
        reader, timer.schedule(() -> expire(reader), limit.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void expire(Thread reader) {
    if (reading.remove(reader) != null) {
      reader.interrupt();
    }
  }

  @Override
  public void headers(ConnectionContext connection, Headers headers) {
    Future<?> end = reading.remove(Thread.currentThread());
    if (end == null) { // the interrupt has come, or will: not into a handler
      throw new CloseConnectionException("headers not read within " + limit);
    }
    end.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

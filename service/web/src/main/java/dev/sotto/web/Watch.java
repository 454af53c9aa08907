package dev.sotto.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends reads and writes that take too long by an interrupt, which closes the connection.
///
/// Design: the library takes a read timeout and does not keep it, and a timeout of each single read would let a client
/// hold a turn for ever by sending a byte now and then.
///
/// Thread-safe.
final class Watch implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("web-watch").factory());

  Watch() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /// What is read.
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /// The result of `reading`, run on this thread.
  ///
  /// @throws InterruptedIOException if it took longer than `limit`
  <T> T within(Duration limit, Reading<T> reading) throws IOException {
    Thread reader = Thread.currentThread();
    AtomicBoolean decided = new AtomicBoolean();
    Future<?> end =
        timer.schedule(
            () -> {
              if (decided.compareAndSet(false, true)) {
                reader.interrupt();
              }
            },
            limit.toNanos(),
            TimeUnit.NANOSECONDS);
    boolean inTime;
    T result;
    try {
      result = reading.read();
    } finally {
      inTime = decided.compareAndSet(false, true);
      end.cancel(false);
      if (!inTime) {
        Thread.interrupted(); // it was ours; the connection is of no more use
      }
    }
    if (!inTime) {
      throw new InterruptedIOException("not done within " + limit);
    }
    return result;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

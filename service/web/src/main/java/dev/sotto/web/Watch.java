package dev.sotto.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Ends reads and writes that take too long by an interrupt, which closes the connection: up to [#TICK_NANOS] later than
/// their limit.
///
/// Design: the library takes a read timeout and does not keep it, and a timeout of each single read would let a client
/// hold a turn for ever by sending a byte now and then. One thread looks over all that is under way at every tick, and
/// sleeps while nothing is. A timer for each would wake its own thread up to three times a request, which on a busy
/// core costs a third of what the request does.
///
/// Thread-safe.
final class Watch implements AutoCloseable {
  static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Set<Limit> underWay = ConcurrentHashMap.newKeySet();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("web-watch").unstarted(this::look);
  private volatile boolean asleep;
  private volatile boolean closed;

  Watch() {
    thread.start();
  }

  /// What is read.
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /// What one thread does, until it says that it has done it or is interrupted. Compared by identity.
  final class Limit {
    private final Thread worker = Thread.currentThread();
    private final AtomicBoolean decided = new AtomicBoolean();
    private final long end;
    private final Runnable over;

    private Limit(long end, Runnable over) {
      this.end = end;
      this.over = over;
    }

    /// To be called when it is done, by the thread that began it: false if the interrupt has come or will.
    boolean done() {
      underWay.remove(this);
      return decided.compareAndSet(false, true);
    }

    private void interruptIfOver(long now) {
      if (now - end >= 0) {
        underWay.remove(this);
        if (decided.compareAndSet(false, true)) {
          worker.interrupt();
          over.run();
        }
      }
    }
  }

  /// Interrupts this thread after `limit`, unless it is done by then.
  ///
  /// @param over is run after the interrupt, on another thread; must not wait
  Limit begin(Duration limit, Runnable over) {
    Limit begun = new Limit(System.nanoTime() + limit.toNanos(), over);
    underWay.add(begun);
    if (asleep) {
      LockSupport.unpark(thread);
    }
    return begun;
  }

  /// The result of `reading`, run on this thread.
  ///
  /// @throws InterruptedIOException if it took longer than `limit`
  <T> T within(Duration limit, Reading<T> reading) throws IOException {
    Limit begun = begin(limit, () -> {});
    boolean inTime;
    T result;
    try {
      result = reading.read();
    } finally {
      inTime = begun.done();
      if (!inTime) {
        Thread.interrupted(); // it was ours; the connection is of no more use
      }
    }
    if (!inTime) {
      throw new InterruptedIOException("not done within " + limit);
    }
    return result;
  }

  private void look() {
    while (!closed) {
      if (underWay.isEmpty()) {
        asleep = true;
        // Whoever begins after this was asked sees that this thread is asleep.
        if (underWay.isEmpty() && !closed) {
          LockSupport.park(this);
        }
        asleep = false;
      }
      LockSupport.parkNanos(this, TICK_NANOS);
      long now = System.nanoTime();
      underWay.forEach(limit -> limit.interruptIfOver(now));
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}

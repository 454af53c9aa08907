package dev.sotto.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A UTC clock that moves only when told to. Thread-safe.
public final class FakeClock extends Clock {
  private final AtomicReference<Instant> now;

  /// A clock that stands at `start`.
  public FakeClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /// Moves by `step`, backwards if it is negative.
  public void advance(Duration step) {
    now.updateAndGet(instant -> instant.plus(step));
  }

  /// Moves to `instant`.
  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /// @throws UnsupportedOperationException always: windows are UTC
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock is UTC");
  }
}

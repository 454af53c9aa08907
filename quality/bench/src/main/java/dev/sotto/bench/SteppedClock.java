package dev.sotto.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Time that stands where it was set. Used by one thread.
final class SteppedClock extends Clock {
  private Instant now;

  SteppedClock(Instant start) {
    now = start;
  }

  void at(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("windows are UTC");
  }
}

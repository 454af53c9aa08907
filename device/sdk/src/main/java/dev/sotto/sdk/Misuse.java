package dev.sotto.sdk;

import java.util.concurrent.atomic.AtomicLong;

/// What a host did that could not be used, counted on the device and sent nowhere.
final class Misuse {
  final AtomicLong unknownMetric = new AtomicLong();
  final AtomicLong outsideDomain = new AtomicLong();
  final AtomicLong windowClosed = new AtomicLong();
  final AtomicLong missing = new AtomicLong();
  final AtomicLong notPersisted = new AtomicLong();

  Inspection.Misuse snapshot() {
    return new Inspection.Misuse(
        unknownMetric.get(),
        outsideDomain.get(),
        windowClosed.get(),
        missing.get(),
        notPersisted.get());
  }
}

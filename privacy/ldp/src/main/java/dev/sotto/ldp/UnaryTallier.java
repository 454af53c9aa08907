package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import java.util.function.IntConsumer;

/// The server's half of [UnaryEncoding]: a counter a value, of how many reports have its bit.
record UnaryTallier(UnaryPayload payload) implements Tallier {
  @Override
  public int counters() {
    return payload.domainSize();
  }

  @Override
  public void validate(Bytes report) {
    payload.validate(report);
  }

  @Override
  public void tally(Bytes report, IntConsumer counter) {
    payload.read(report, counter);
  }
}

package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import java.util.function.IntConsumer;

/// The server's half where a report names one index, a value of [KaryResponse] or a point of
/// [ProjectiveGeometryResponse]: a counter an index, of how many reports named it.
record IndexTallier(IndexPayload payload) implements Tallier {
  @Override
  public int counters() {
    return payload.indices();
  }

  @Override
  public void validate(Bytes report) {
    payload.read(report);
  }

  @Override
  public void tally(Bytes report, IntConsumer counter) {
    counter.accept(payload.read(report));
  }
}

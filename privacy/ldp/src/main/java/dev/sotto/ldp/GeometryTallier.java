package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import java.util.function.IntConsumer;

/// The server's half of [ProjectiveGeometryResponse]: a counter a point, of how many reports named it.
record GeometryTallier(GeometryPayload payload) implements Tallier {
  @Override
  public int counters() {
    return payload.points();
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

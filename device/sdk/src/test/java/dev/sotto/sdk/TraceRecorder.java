package dev.sotto.sdk;

import dev.sotto.testkit.DiskOperation;
import dev.sotto.wire.Bytes;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// What an observer of a device sees: each request but for its bytes, and each force of a file, with their times.
final class TraceRecorder {
  private final Clock clock;
  private final List<String> trace = new ArrayList<>();

  TraceRecorder(Clock clock) {
    this.clock = clock;
  }

  void request(URI address, String mediaType, Bytes body) {
    trace.add(clock.instant() + " POST " + address + " " + mediaType + " " + body.length());
  }

  void operation(DiskOperation operation) {
    if (operation.kind() == DiskOperation.Kind.FORCE) {
      trace.add(clock.instant() + " " + operation);
    }
  }

  List<String> trace() {
    return List.copyOf(trace);
  }
}

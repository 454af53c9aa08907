package dev.sotto.sdk;

import dev.sotto.metric.Purpose;
import dev.sotto.protocol.Batch;
import dev.sotto.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reports that were closed at one run and leave together.
///
/// @param dueMillis epoch millisecond at which it is to be sent, or sent again
/// @param attempts  how often it was sent
/// @param reports   their bytes, fixed for good when they were drawn
record Upload(long dueMillis, int attempts, List<Waiting> reports) {
  private static final long MILLIS = 1000;

  /// @param purpose under which it was collected
  /// @param report  its bytes
  record Waiting(Purpose purpose, Bytes report) {}

  Upload {
    reports = List.copyOf(reports);
    DeviceTime.require("departure of an upload", Math.floorDiv(dueMillis, MILLIS));
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("an upload has at least one report");
    }
  }

  Bytes body() {
    List<Bytes> encoded = new ArrayList<>();
    reports.forEach(waiting -> encoded.add(waiting.report()));
    return new Batch(encoded).encode();
  }

  Upload again(long millis) {
    return new Upload(millis, attempts + 1, reports);
  }

  /// What is left once `purpose` was withdrawn, if anything is.
  Optional<Upload> without(Purpose purpose) {
    List<Waiting> left = new ArrayList<>();
    for (Waiting waiting : reports) {
      if (!waiting.purpose().equals(purpose)) {
        left.add(waiting);
      }
    }
    if (left.size() == reports.size()) {
      return Optional.of(this);
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(new Upload(dueMillis, attempts, left));
  }
}

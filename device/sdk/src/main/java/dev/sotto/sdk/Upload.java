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
  private static final int MAX_KEPT = 256;
  private static final long MAX_KEPT_BYTES = 4L << 20;

  /// @param purpose under which it was collected
  /// @param report  its bytes
  record Waiting(Purpose purpose, Bytes report) {
    private static final int LENGTHS = 3;

    /// What it takes in the device's state, at most.
    private int bytes() {
      return LENGTHS + purpose.text().length() + report.length();
    }
  }

  Upload {
    reports = List.copyOf(reports);
    DeviceTime.require("departure of an upload", Math.floorDiv(dueMillis, MILLIS));
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("an upload has at least one report");
    }
  }

  /// The newest of `uploads`, as many as a device keeps that never reaches the service. How many follows from the lengths
  /// alone, which the metrics fix.
  static List<Upload> newest(List<Upload> uploads) {
    int first = uploads.size();
    long bytes = 0;
    while (first > 0 && uploads.size() - first < MAX_KEPT) {
      bytes += uploads.get(first - 1).bytes();
      if (bytes > MAX_KEPT_BYTES) {
        break;
      }
      first--;
    }
    return uploads.subList(first, uploads.size());
  }

  private long bytes() {
    return reports.stream().mapToLong(Waiting::bytes).sum();
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

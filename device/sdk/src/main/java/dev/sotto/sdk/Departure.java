package dev.sotto.sdk;

import dev.sotto.entropy.RandomSource;
import dev.sotto.protocol.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When an upload leaves: at a time drawn uniformly over a quarter of a window after it was closed, and after a failure
/// again with a drawn, growing delay. What was closed together leaves together; only more than a batch can hold is
/// divided.
final class Departure {
  private static final int MAX_REPORTS = 1000;
  private static final long MAX_BATCH_BYTES = Batch.MAX_BYTES - 8192L;
  private static final long FIRST_RETRY_MILLIS = Duration.ofSeconds(30).toMillis();
  private static final long LAST_RETRY_MILLIS = Duration.ofHours(6).toMillis();
  private static final int MAX_DOUBLINGS = 20;

  private final RandomSource random;

  Departure(RandomSource random) {
    this.random = random;
  }

  /// @param shortestMillis the shortest window among those closed
  List<Upload> uploads(List<Upload.Waiting> reports, Instant now, long shortestMillis) {
    List<Upload> uploads = new ArrayList<>();
    List<Upload.Waiting> together = new ArrayList<>();
    long bytes = 0;
    for (Upload.Waiting report : reports) {
      int more = report.report().length();
      if (together.size() == MAX_REPORTS || bytes + more > MAX_BATCH_BYTES) {
        uploads.add(leaving(together, now, shortestMillis));
        together = new ArrayList<>();
        bytes = 0;
      }
      together.add(report);
      bytes += more;
    }
    if (!together.isEmpty()) {
      uploads.add(leaving(together, now, shortestMillis));
    }
    return uploads;
  }

  private Upload leaving(List<Upload.Waiting> reports, Instant now, long shortestMillis) {
    int quarter = (int) Math.max(1, shortestMillis / 4); // at most a week: fits an int
    return new Upload(now.toEpochMilli() + random.uniform(quarter), 0, reports);
  }

  /// The upload after a failed attempt: due again after half a minute, doubling up to six hours, shortened at random by
  /// up to half so that devices do not return together.
  Upload again(Upload failed, Instant now) {
    int doublings = Math.min(failed.attempts(), MAX_DOUBLINGS);
    long most = Math.min(LAST_RETRY_MILLIS, FIRST_RETRY_MILLIS << doublings);
    return failed.again(now.toEpochMilli() + most - random.uniform((int) (most / 2)));
  }
}

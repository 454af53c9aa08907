package dev.sotto.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The segments of a journal, each of which ends where the next begins. Thread-safe.
final class Segments {
  private final ConcurrentSkipListMap<Position, Segment> byBase = new ConcurrentSkipListMap<>();

  Segments(List<Segment> segments) {
    segments.forEach(this::add);
  }

  void add(Segment segment) {
    byBase.put(segment.base(), segment);
  }

  void remove(Segment segment) {
    byBase.remove(segment.base());
  }

  Position begin() {
    return byBase.firstKey();
  }

  Batch read(Position from, Position durableEnd, int maxBytes) throws IOException {
    requireReadable(from, durableEnd);
    BatchBuilder batch = new BatchBuilder(from, maxBytes);
    while (!batch.isFull() && batch.next().compareTo(durableEnd) < 0) {
      Segment segment = byBase.floorEntry(batch.next()).getValue();
      Optional<Position> following =
          Optional.ofNullable(byBase.higherKey(batch.next()))
              .filter(base -> base.compareTo(durableEnd) < 0);
      batch.readFrom(segment, following.orElse(durableEnd));
    }
    return batch.build();
  }

  private void requireReadable(Position from, Position durableEnd) {
    if (from.compareTo(durableEnd) > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "position %d lies beyond the durable end %d",
              from.offset(),
              durableEnd.offset()));
    }
    if (from.compareTo(begin()) < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "position %d was released; the journal begins at %d",
              from.offset(),
              begin().offset()));
    }
  }

  /// Those from the first on that end at or before `upTo` and need not be remembered at `now`.
  List<Segment> dispensable(Position upTo, Instant now) {
    List<Segment> dispensable = new ArrayList<>();
    for (Map.Entry<Position, Segment> each : byBase.entrySet()) {
      Optional<Position> end = Optional.ofNullable(byBase.higherKey(each.getKey()));
      boolean unneeded =
          end.isPresent()
              && end.get().compareTo(upTo) <= 0
              && each.getValue().rememberUntil() < now.getEpochSecond();
      if (!unneeded) {
        break;
      }
      dispensable.add(each.getValue());
    }
    return dispensable;
  }

  static FileChannel openForReading(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }
}

package dev.sotto.journal;

import dev.sotto.disk.DurableFile;
import dev.sotto.disk.UnsureException;
import java.io.Closeable;
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
import java.util.function.LongSupplier;

/// The segments of a journal, the last of which is written to. One thread writes; any may read or release.
final class SegmentLog implements Closeable {
  private final Path directory;
  private final JournalOptions options;
  private final LongSupplier salts;
  private final ConcurrentSkipListMap<Position, Segment> segments = new ConcurrentSkipListMap<>();
  private SegmentWriter writer;

  /// @param sealed segments before the one written to
  SegmentLog(
      Path directory,
      JournalOptions options,
      LongSupplier salts,
      List<Segment> sealed,
      SegmentWriter writer) {
    this.directory = directory;
    this.options = options;
    this.salts = salts;
    this.writer = writer;
    for (Segment segment : sealed) {
      segments.put(segment.base(), segment);
    }
    segments.put(writer.segment().base(), writer.segment());
  }

  Position end() {
    return writer.end();
  }

  Position begin() {
    return segments.firstKey();
  }

  /// Writes `group` at the end, which is durable; in a new segment if the last one is full.
  void write(Group group) throws IOException {
    Position durableEnd = writer.end();
    if (writer.length() >= options.segmentBytes()) {
      SegmentHeader header = new SegmentHeader(options.simulated(), durableEnd, salts.getAsLong());
      SegmentWriter full = writer;
      writer = SegmentWriter.create(directory, header);
      segments.put(durableEnd, writer.segment());
      full.close();
    }
    writer.write(group, durableEnd);
  }

  void force() throws UnsureException {
    writer.force();
  }

  void cutTo(Position durableEnd) throws UnsureException {
    writer.cutTo(durableEnd);
  }

  Batch read(Position from, Position durableEnd, int maxBytes) throws IOException {
    requireReadable(from, durableEnd);
    BatchBuilder batch = new BatchBuilder(from, maxBytes);
    while (!batch.isFull() && batch.next().compareTo(durableEnd) < 0) {
      Segment segment = segments.floorEntry(batch.next()).getValue();
      Optional<Position> following =
          Optional.ofNullable(segments.higherKey(batch.next()))
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

  /// Deletes segments from the first on that end at or before `upTo` and need not be remembered at `now`.
  synchronized void release(Position upTo, Instant now) throws IOException {
    List<Segment> released = new ArrayList<>();
    for (Map.Entry<Position, Segment> each : segments.entrySet()) {
      Optional<Position> end = Optional.ofNullable(segments.higherKey(each.getKey()));
      boolean unneeded =
          end.isPresent()
              && end.get().compareTo(upTo) <= 0
              && each.getValue().rememberUntil() < now.getEpochSecond();
      if (!unneeded) {
        break;
      }
      released.add(each.getValue());
    }
    for (Segment segment : released) {
      segments.remove(segment.base());
      // One by one, each forced: after a crash no gap may lie between the segments that are left.
      DurableFile.delete(segment.file());
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  static FileChannel openForReading(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }
}

package dev.sotto.journal;

import dev.sotto.disk.DurableFile;
import dev.sotto.disk.UnsureException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/// The segments of a journal, the last of which is written to. One thread writes; any may read or release.
final class SegmentLog implements Closeable {
  private final Path directory;
  private final JournalOptions options;
  private final LongSupplier salts;
  private final Segments segments;
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
    segments = new Segments(sealed);
    segments.add(writer.segment());
  }

  Position end() {
    return writer.end();
  }

  Position begin() {
    return segments.begin();
  }

  /// Writes `group` at the end, which is durable; in a new segment if the last one is full.
  void write(Group group) throws IOException {
    Position durableEnd = writer.end();
    if (writer.length() >= options.segmentBytes()) {
      SegmentHeader header = new SegmentHeader(options.simulated(), durableEnd, salts.getAsLong());
      SegmentWriter full = writer;
      writer = SegmentWriter.create(directory, header);
      segments.add(writer.segment());
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
    return segments.read(from, durableEnd, maxBytes);
  }

  /// Deletes segments from the first on that end at or before `upTo` and need not be remembered at `now`.
  synchronized void release(Position upTo, Instant now) throws IOException {
    for (Segment segment : segments.dispensable(upTo, now)) {
      segments.remove(segment);
      // One by one, each forced: after a crash no gap may lie between the segments that are left.
      DurableFile.delete(segment.file());
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

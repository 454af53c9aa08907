package dev.sotto.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A journal as it stands in the files of a directory, to be read and nothing else: no file is made, locked, cut or
/// deleted, so that the directory may be read-only, or in use by the process that writes to it. It ends where it ended
/// when it was opened; a torn end, which a [FileJournal] cuts off, is where reading stops.
///
/// Beside a process that writes, the end may lie behind entries that are not durable yet, and a segment may be deleted
/// before it is read.
///
/// Thread-safe.
public final class StoredJournal implements ReadableJournal {
  private final Segments segments;
  private final Position begin;
  private final Position end;

  private StoredJournal(Segments segments, Position begin, Position end) {
    this.segments = segments;
    this.begin = begin;
    this.end = end;
  }

  /// Reads the journal in `directory` through; one that is not there is empty.
  ///
  /// @param simulated the marking it was made with
  /// @throws NewerVersionException   if a newer version wrote it
  /// @throws CorruptJournalException if what had been acknowledged is damaged
  /// @throws IOException             if it was made with the other marking, or cannot be read
  public static StoredJournal open(Path directory, boolean simulated) throws IOException {
    List<Path> files = Files.isDirectory(directory) ? SegmentScan.files(directory) : List.of();
    Position begin = files.isEmpty() ? Position.START : Segment.base(files.getFirst());
    if (!files.isEmpty() && SegmentScan.isTornAtBirth(files.getLast())) {
      files.removeLast();
    }
    SegmentScan scan = new SegmentScan(simulated, (high, low, rememberUntil) -> {});
    List<Segment> segments = new ArrayList<>();
    Position end = begin;
    for (Path file : files) {
      SegmentScan.Found found = scan.scan(file, end, file.equals(files.getLast()));
      segments.add(found.segment());
      end = found.end();
    }
    return new StoredJournal(new Segments(segments), begin, end);
  }

  @Override
  public Batch read(Position from, int maxBytes) throws IOException {
    return from.equals(end) ? new Batch(List.of(), end) : segments.read(from, end, maxBytes);
  }

  @Override
  public Position begin() {
    return begin;
  }

  @Override
  public Position durableEnd() {
    return end;
  }
}

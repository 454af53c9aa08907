package dev.sotto.journal;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Opens the segments of a directory after whatever became of the process before.
///
/// What a [SegmentScan] finds behind the last whole frame is cut off, and a file that is torn at birth is made anew.
final class Recovery {
  private final Path directory;
  private final JournalOptions options;
  private final LongSupplier salts;
  private final RecoveredIds ids;
  private final SegmentScan scan;

  /// @param ids receives the ids of all entries found
  Recovery(Path directory, JournalOptions options, LongSupplier salts, RememberedIds ids) {
    this.directory = directory;
    this.options = options;
    this.salts = salts;
    this.ids = new RecoveredIds(ids);
    scan = new SegmentScan(options.simulated(), this.ids::add);
  }

  SegmentLog open() throws IOException {
    List<Path> files = SegmentScan.files(directory); // all of known versions, before any is changed
    if (!files.isEmpty() && SegmentScan.isTornAtBirth(files.getLast())) {
      DurableFile.deleteUnforced(files.getLast());
      if (files.size() > 1) {
        files.removeLast();
      }
    }
    DurableDirectories.force(directory);
    Position base = files.isEmpty() ? Position.START : Segment.base(files.getFirst());
    List<Segment> sealed = new ArrayList<>();
    for (int i = 0; i < files.size() - 1; i++) {
      SegmentScan.Found found = scan.scan(files.get(i), base, false);
      sealed.add(found.segment());
      base = found.end();
    }
    SegmentWriter last = lastOf(files, base);
    ids.finish();
    return new SegmentLog(directory, options, salts, sealed, last);
  }

  private SegmentWriter lastOf(List<Path> files, Position base) throws IOException {
    if (files.isEmpty() || !Files.exists(files.getLast())) {
      SegmentHeader header = new SegmentHeader(options.simulated(), base, salts.getAsLong());
      return SegmentWriter.create(directory, header);
    }
    SegmentScan.Found found = scan.scan(files.getLast(), base, true);
    return SegmentWriter.resume(found.segment(), found.length());
  }
}

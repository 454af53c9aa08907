package dev.sotto.journal;

import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Opens the segments of a directory after whatever became of the process before.
///
/// Only the last segment can have been written to when a crash came, and only behind what had been forced: a broken
/// frame there is the torn end of a group that was never acknowledged, and is cut off. A broken frame in an earlier
/// segment, or before a group that states a durable end beyond it, was acknowledged: [CorruptJournalException]. A file
/// with no more than a header holds nothing; if that is torn the crash came while it was made, and it is made anew.
final class Recovery {
  private final Path directory;
  private final JournalOptions options;
  private final LongSupplier salts;
  private final RecoveredIds ids;

  /// @param ids receives the ids of all entries found
  Recovery(Path directory, JournalOptions options, LongSupplier salts, RememberedIds ids) {
    this.directory = directory;
    this.options = options;
    this.salts = salts;
    this.ids = new RecoveredIds(ids);
  }

  SegmentLog open() throws IOException {
    List<Path> files = segmentFiles();
    for (Path file : files) {
      requireKnownVersion(file); // before any of them is changed
    }
    if (!files.isEmpty() && isTornAtBirth(files.getLast())) {
      DurableFile.deleteUnforced(files.getLast());
      if (files.size() > 1) {
        files.removeLast();
      }
    }
    DurableDirectories.force(directory);
    Position base = files.isEmpty() ? Position.START : Segment.base(files.getFirst());
    List<Segment> sealed = new ArrayList<>();
    for (int i = 0; i < files.size() - 1; i++) {
      Scan scan = scan(files.get(i), base, false);
      sealed.add(scan.segment());
      base = scan.segment().at(scan.end());
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
    Scan scan = scan(files.getLast(), base, true);
    return SegmentWriter.resume(scan.segment(), scan.end());
  }

  private List<Path> segmentFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(directory, Segment::isSegment)) {
      listed.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private static void requireKnownVersion(Path file) throws IOException {
    try (FileChannel channel = SegmentLog.openForReading(file)) {
      NewerVersionException.check(file, beginning(channel), SegmentHeader.FORMAT);
    }
  }

  private static Bytes beginning(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.LENGTH);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    byte[] read = new byte[bytes.position()];
    bytes.flip().get(read);
    return Bytes.of(read);
  }

  /// Whether the file ends before its header does, or holds a header only and that a broken one.
  private static boolean isTornAtBirth(Path file) throws IOException {
    return Files.size(file) <= SegmentHeader.LENGTH
        && SegmentHeader.decode(Bytes.of(Files.readAllBytes(file)))
            instanceof Decoded.Malformed<SegmentHeader>;
  }

  /// A segment, and where in its file the last whole frame ends.
  private record Scan(Segment segment, long end) {}

  private Scan scan(Path file, Position base, boolean last) throws IOException {
    try (FileChannel channel = SegmentLog.openForReading(file)) {
      Segment segment = new Segment(file, header(channel, file, base));
      long size = channel.size();
      RecordCursor cursor = new RecordCursor(channel, SegmentHeader.LENGTH, size);
      while (!cursor.atEnd()) {
        if (admitted(cursor, segment)) {
          continue;
        }
        switch (cursor.peek()) {
          case Frame.Whole whole -> {
            admit(whole, segment, cursor.offset());
            cursor.skip();
          }
          case Frame.Broken(String expected, String actual) -> {
            if (!last || new Witness(channel, segment).speaksAgainstCutAt(cursor.offset())) {
              throw new CorruptJournalException(file, cursor.offset(), expected, actual);
            }
            return new Scan(segment, cursor.offset());
          }
        }
      }
      return new Scan(segment, size);
    }
  }

  private SegmentHeader header(FileChannel channel, Path file, Position base) throws IOException {
    SegmentHeader header =
        switch (SegmentHeader.decode(beginning(channel))) {
          case Decoded.Ok<SegmentHeader>(SegmentHeader found) -> found;
          case Decoded.Malformed<SegmentHeader>(String why) ->
              throw new CorruptJournalException(file, 0, "the header of a segment", why);
        };
    if (!header.base().equals(base)) {
      throw new CorruptJournalException(
          file,
          0,
          "the segment that begins at " + base.offset(),
          "one that begins at " + header.base().offset());
    }
    if (header.simulated() != options.simulated()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s holds entries of %s devices and was to be opened for %s ones; choose another"
                  + " directory",
              file,
              marking(header.simulated()),
              marking(options.simulated())));
    }
    return header;
  }

  private static String marking(boolean simulated) {
    return simulated ? "simulated" : "real";
  }

  /// Admits a whole entry without decoding it and moves on, for almost all frames are one; false for anything else.
  private boolean admitted(RecordCursor cursor, Segment segment) throws IOException {
    if (!cursor.atEntry()) {
      return false;
    }
    long rememberUntil = cursor.i64(JournalRecord.REMEMBER_UNTIL_AT);
    if (rememberUntil < 0) {
      return false;
    }
    ids.add(cursor.i64(JournalRecord.ID_AT), cursor.i64(JournalRecord.ID_AT + 8), rememberUntil);
    segment.rememberUntil(rememberUntil);
    cursor.skip();
    return true;
  }

  /// Admits what is not an entry, or says what is wrong with it.
  private void admit(Frame.Whole whole, Segment segment, long offset) throws IOException {
    switch (JournalRecord.decode(whole.record())) {
      case Decoded.Ok<JournalRecord>(JournalRecord.EntryRecord _) ->
          throw new AssertionError("a whole entry is admitted without decoding it");
      case Decoded.Ok<JournalRecord>(JournalRecord.GroupStart group) -> {
        if (!group.position().equals(segment.at(offset))) {
          throw new CorruptJournalException(
              segment.file(),
              offset,
              "a group at position " + segment.at(offset).offset(),
              "one that states " + group.position().offset());
        }
      }
      case Decoded.Malformed<JournalRecord>(String why) ->
          throw new CorruptJournalException(segment.file(), offset, "a record", why);
    }
  }
}

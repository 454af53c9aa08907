package dev.sotto.journal;

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

/// Reads the segments of a directory through after whatever became of the process that wrote them, and changes nothing.
///
/// Only the last segment can have been written to when a crash came, and only behind what had been forced: a broken
/// frame there is the torn end of a group that was never acknowledged. A broken frame in an earlier segment, or before a
/// group that states a durable end beyond it, was acknowledged: [CorruptJournalException]. A file with no more than a
/// header holds nothing; if that is torn the crash came while it was made.
final class SegmentScan {
  private final boolean simulated;
  private final Ids ids;

  /// @param simulated the marking that every segment must have
  /// @param ids       hears of every entry
  SegmentScan(boolean simulated, Ids ids) {
    this.simulated = simulated;
    this.ids = ids;
  }

  /// Hears of the id of an entry and until when it is remembered, in seconds since 1970.
  @FunctionalInterface
  interface Ids {
    void add(long high, long low, long rememberUntil);
  }

  /// A segment, and where in its file the last whole frame ends.
  record Found(Segment segment, long length) {
    Position end() {
      return segment.at(length);
    }
  }

  /// The segments in `directory`, in their order.
  ///
  /// @throws NewerVersionException if one of them was written by a newer version
  static List<Path> files(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(directory, Segment::isSegment)) {
      listed.forEach(files::add);
    }
    files.sort(null);
    for (Path file : files) {
      requireKnownVersion(file);
    }
    return files;
  }

  private static void requireKnownVersion(Path file) throws IOException {
    try (FileChannel channel = Segments.openForReading(file)) {
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
  static boolean isTornAtBirth(Path file) throws IOException {
    return Files.size(file) <= SegmentHeader.LENGTH
        && SegmentHeader.decode(Bytes.of(Files.readAllBytes(file)))
            instanceof Decoded.Malformed<SegmentHeader>;
  }

  /// Reads the segment `file` through.
  ///
  /// @param base where it must begin
  /// @param last whether no other segment follows it
  Found scan(Path file, Position base, boolean last) throws IOException {
    try (FileChannel channel = Segments.openForReading(file)) {
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
            if (!last || new Witness(channel, segment, size).speaksAgainstCutAt(cursor.offset())) {
              throw new CorruptJournalException(file, cursor.offset(), expected, actual);
            }
            return new Found(segment, cursor.offset());
          }
        }
      }
      return new Found(segment, size);
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
    if (header.simulated() != simulated) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s holds entries of %s devices and was to be opened for %s ones; choose another"
                  + " directory",
              file,
              marking(header.simulated()),
              marking(simulated)));
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

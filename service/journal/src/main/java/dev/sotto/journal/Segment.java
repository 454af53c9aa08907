package dev.sotto.journal;

import java.nio.file.Path;
import java.util.Locale;

/// A file of the journal.
final class Segment {
  private static final String SUFFIX = ".segment";

  private final Path file;
  private final SegmentHeader header;
  private volatile long rememberUntil;

  Segment(Path file, SegmentHeader header) {
    this.file = file;
    this.header = header;
  }

  /// The file in `directory` that begins at `base`.
  static Path file(Path directory, Position base) {
    return directory.resolve(String.format(Locale.ROOT, "%020d%s", base.offset(), SUFFIX));
  }

  static boolean isSegment(Path file) {
    return file.toString().matches(".*\\d{20}\\.segment");
  }

  /// The position that the name of `file`, a segment, states.
  static Position base(Path file) {
    String path = file.toString();
    int end = path.length() - SUFFIX.length();
    return new Position(Long.parseLong(path.substring(end - 20, end)));
  }

  Path file() {
    return file;
  }

  SegmentHeader header() {
    return header;
  }

  Position base() {
    return header.base();
  }

  Position at(long offset) {
    return new Position(header.base().offset() + offset);
  }

  /// Until when, in seconds since 1970, some entry in it must be remembered.
  long rememberUntil() {
    return rememberUntil;
  }

  /// Raises [#rememberUntil()]; called by one thread at a time.
  void rememberUntil(long epochSecond) {
    if (epochSecond > rememberUntil) {
      rememberUntil = epochSecond; // written seldom: the field is volatile
    }
  }
}

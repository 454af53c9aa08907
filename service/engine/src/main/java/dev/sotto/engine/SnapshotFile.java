package dev.sotto.engine;

import dev.sotto.disk.DurableFile;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// One file of a snapshot directory, `fold-POSITION.snapshot` with sixteen hexadecimal digits.
///
/// @param path     where it is
/// @param position up to where of the journal it counts, as its name says
record SnapshotFile(Path path, long position) implements Comparable<SnapshotFile> {
  private static final String PREFIX = "fold-";
  private static final String SUFFIX = ".snapshot";

  static SnapshotFile at(Path directory, long position) {
    String name = String.format(Locale.ROOT, "%s%016x%s", PREFIX, position, SUFFIX);
    return new SnapshotFile(directory.resolve(name), position);
  }

  /// The snapshot file that `path` names, if it is one.
  static Optional<SnapshotFile> parse(Path path) {
    String name = String.valueOf(path.getFileName());
    if (!name.matches(PREFIX + "[0-7][0-9a-f]{15}" + SUFFIX)) {
      return Optional.empty();
    }
    String digits = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
    return Optional.of(new SnapshotFile(path, Long.parseLong(digits, 16)));
  }

  Bytes read() throws IOException {
    return Bytes.of(Files.readAllBytes(path));
  }

  /// Makes `content` durable under this name: whoever looks finds all of it or nothing.
  void write(Bytes content) throws IOException {
    DurableFile.replace(path, content);
  }

  /// Removes this file, if it is there. The removal is not forced: a file that comes back is pruned again.
  void delete() throws IOException {
    DurableFile.deleteUnforced(path);
  }

  @Override
  public int compareTo(SnapshotFile other) {
    return Long.compare(position, other.position);
  }
}

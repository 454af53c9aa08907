package dev.sotto.testkit;

import java.util.Locale;

/// One thing done to a [FaultyDisk] that changes it.
///
/// @param kind what was done
/// @param path the absolute path of the file or directory it was done to
public record DiskOperation(Kind kind, String path) {
  /// What can be done to a disk.
  public enum Kind {
    /// A file or directory came to be.
    CREATE,
    /// Bytes were written to a file.
    WRITE,
    /// A file was cut.
    TRUNCATE,
    /// A file or directory was made durable.
    FORCE,
    /// A file was given another name.
    MOVE,
    /// A file or directory was removed.
    DELETE
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + path;
  }
}

package dev.sotto.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Bytes that were acknowledged as durable are damaged. The journal is not opened: what was counted from it can no
/// longer be proved. Restore the file from a copy.
public final class CorruptJournalException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param file     the damaged file
  /// @param offset   where in the file the damage was noticed
  /// @param expected what should stand there
  /// @param actual   what stands there
  CorruptJournalException(Path file, long offset, String expected, String actual) {
    super(
        String.format(
            Locale.ROOT,
            "%s is damaged at byte %d: expected %s, found %s; restore it from a copy",
            file,
            offset,
            expected,
            actual));
  }
}

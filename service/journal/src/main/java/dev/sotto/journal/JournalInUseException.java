package dev.sotto.journal;

import java.io.IOException;
import java.nio.file.Path;

/// Another opener holds the journal.
public final class JournalInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalInUseException(Path directory) {
    super("the journal in " + directory + " is held by another opener; close that one first");
  }
}

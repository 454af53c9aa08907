package dev.sotto.journal;

import java.io.IOException;

/// Another opener holds the journal.
public final class JournalInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalInUseException(String message) {
    super(message);
  }
}

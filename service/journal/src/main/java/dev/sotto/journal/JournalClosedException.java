package dev.sotto.journal;

import java.io.IOException;

/// The journal stores nothing more: it was closed, or an earlier failure, the cause, left open what is durable.
/// Reopening it finds out.
public final class JournalClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalClosedException(String message) {
    super(message);
  }

  JournalClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}

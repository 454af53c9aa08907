package dev.sotto.journal;

import java.io.IOException;

/// More ids would have to be remembered than [JournalOptions#maxRememberedIds()] allows. Nothing of the call was stored;
/// it may be sent again once ids have expired, or the journal was opened with room for more.
public final class JournalFullException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalFullException(String message) {
    super(message);
  }
}

package dev.sotto.engine;

import java.io.IOException;

/// What was counted cannot be continued from what is on the disk without losing or inventing reports. Nothing was
/// changed; a person has to decide, and the message says on what.
public final class StateUnusableException extends IOException {
  private static final long serialVersionUID = 1L;

  StateUnusableException(String message) {
    super(message);
  }
}

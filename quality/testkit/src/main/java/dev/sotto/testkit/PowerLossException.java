package dev.sotto.testkit;

import java.io.IOException;

/// The power of a [FaultyDisk] is off, or was since the channel in use was opened.
public final class PowerLossException extends IOException {
  private static final long serialVersionUID = 1L;

  PowerLossException(String message) {
    super(message);
  }
}

package dev.sotto.disk;

import java.io.IOException;

/// It is not known what is on the disk: a force failed, which must not be tried again since the second one would
/// succeed without having written, or what a failed write left could not be removed.
public final class UnsureException extends IOException {
  private static final long serialVersionUID = 1L;

  UnsureException(String message, IOException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}

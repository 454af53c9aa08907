package dev.sotto.node;

import java.io.IOException;
import java.nio.file.Path;

/// A directory is not what it was named for. Nothing in it was changed. The message says what it is and leaves what helps
/// to the caller, who knows how the directory was named.
public final class StateRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// What is wrong with it.
  public enum Reason {
    /// It is to be read and is no directory.
    NO_DIRECTORY,
    /// It is to be read and no service has used it.
    NO_STATE,
    /// It is to be made a state and already holds something else.
    FOREIGN,
    /// No registry was ever published in it, and none is to be.
    NO_REGISTRY,
    /// It is of simulated devices and these are real, or the other way round.
    OTHER_KIND,
    /// Of which kind it is cannot be read.
    UNKNOWN_KIND,
    /// Another process serves it.
    IN_USE
  }

  StateRefusedException(Reason reason, Path path, String what) {
    super(path + " " + what);
    this.reason = reason;
  }

  /// What is wrong.
  public Reason reason() {
    return reason;
  }
}

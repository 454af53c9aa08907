package dev.sotto.twins;

/// A twin's patch does not fit the sources any more, or what comes out does not compile: the product has changed, and
/// somebody has to make the same fault in what it is now.
public final class StaleTwinException extends Exception {
  private static final long serialVersionUID = 1L;

  StaleTwinException(String message) {
    super(message);
  }
}

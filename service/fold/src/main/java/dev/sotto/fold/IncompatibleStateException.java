package dev.sotto.fold;

/// Two accumulators were collected under different parameters and must not be merged.
public final class IncompatibleStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncompatibleStateException(String message) {
    super(message);
  }
}

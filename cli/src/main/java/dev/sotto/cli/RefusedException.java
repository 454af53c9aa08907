package dev.sotto.cli;

/// Something the user asked for was refused; the message says why and what helps.
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}

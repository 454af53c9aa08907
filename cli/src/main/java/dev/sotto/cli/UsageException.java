package dev.sotto.cli;

/// The command line asks for what cannot be: an option is outside its limits. The message names both.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}

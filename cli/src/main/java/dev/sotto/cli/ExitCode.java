package dev.sotto.cli;

/// What the process tells the shell.
enum ExitCode {
  /// It was done.
  DONE(0),
  /// It was not done, and the message says why.
  FAILED(1),
  /// The command line was not understood.
  USAGE(2),
  /// What was to be checked was refused: nothing is wrong with the checker.
  REFUSED(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}

package dev.sotto.cli;

/// What the process tells the shell.
enum ExitCode {
  /// It was done.
  DONE(0),
  /// It was not done, and the message says why.
  FAILED(1),
  /// The command line was not understood, or an option is outside its limits.
  USAGE(2),
  /// What was given was refused, such as a registry or a directory: nothing is wrong with the program.
  REFUSED(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}

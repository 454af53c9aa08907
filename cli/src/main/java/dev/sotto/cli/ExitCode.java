package dev.sotto.cli;

/// What the process tells the shell. The one list of exit codes: the help and docs/commands/exit-codes.md print it.
enum ExitCode {
  /// It was done.
  DONE(0, "done"),
  /// It was not done, and the message says why.
  FAILED(1, "failed: the message says why, such as a file that cannot be read or a report lost"),
  /// The command line was not understood, or an option is outside its limits.
  USAGE(2, "the command line was not understood, or an option is outside its limits"),
  /// What was given was refused, such as a registry or a directory: nothing is wrong with the program.
  REFUSED(3, "refused: what was given, such as a registry, data or a directory, is not accepted"),
  /// Ended by SIGINT; the Java runtime says so, no command does.
  INTERRUPTED(130, "ended by Ctrl-C"),
  /// Ended by SIGTERM; the Java runtime says so, no command does.
  TERMINATED(143, "ended by the signal TERM");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /// For people, in a few words.
  String meaning() {
    return meaning;
  }
}

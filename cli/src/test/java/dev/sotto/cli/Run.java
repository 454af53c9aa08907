package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What one command line came to.
///
/// @param code how it ended
/// @param out  what it printed
/// @param err  what it complained of
record Run(ExitCode code, String out, String err) {
  static Run of(String... args) {
    return on(Terminal.PLAIN, args);
  }

  /// As it would be on `terminal`.
  static Run on(Terminal terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ExitCode code =
        Main.run(terminal, new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Run(code, out.toString(), err.toString());
  }

  /// Ended well; shows what was said if not.
  Run done() {
    assertThat(code).as(err).isEqualTo(ExitCode.DONE);
    return this;
  }

  /// Ended with `wanted` and one line of complaint that has every one of `words`, and no trace of the program's inside.
  Run complained(ExitCode wanted, String... words) {
    assertThat(code).as(err).isEqualTo(wanted);
    assertThat(err.lines().filter(line -> line.startsWith("sotto: ")).toList())
        .as(err)
        .singleElement()
        .asString()
        .contains(words);
    assertThat(err).doesNotContain("Exception", "\tat ");
    return this;
  }
}

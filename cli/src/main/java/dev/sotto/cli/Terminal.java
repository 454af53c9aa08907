package dev.sotto.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What the place that is printed to can show.
///
/// @param interactive whether a person looks at it; a line may then be rewritten
/// @param colours     whether escape sequences for colours and weight are understood and welcome
/// @param unicode     whether it can show lines and blocks, or plain ASCII only
/// @param columns     how wide a line with a drawing may be, at most [#MOST_COLUMNS]
record Terminal(boolean interactive, boolean colours, boolean unicode, int columns) {
  /// No drawing makes a line wider.
  static final int MOST_COLUMNS = 100;

  /// A file or a pipe.
  static final Terminal PLAIN = new Terminal(false, false, true, MOST_COLUMNS);

  private static final String DRAWN = "├─●┤┃▁█·";
  private static final String BOLD = "\u001b[1m";
  private static final String NORMAL = "\u001b[0m";

  /// That of this process.
  static Terminal current() {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    Charset charset =
        Charset.forName(System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.US_ASCII);
    return of(terminal, charset, System.getenv());
  }

  /// @param environment in which NO_COLOR, if not empty, and TERM=dumb forbid colours, as <https://no-color.org> has it;
  ///     the launcher says in COLUMNS how wide a terminal is
  static Terminal of(boolean terminal, Charset charset, Map<String, String> environment) {
    boolean colours =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    boolean unicode = charset.canEncode() && charset.newEncoder().canEncode(DRAWN);
    return new Terminal(terminal, colours, unicode, terminal ? columns(environment) : MOST_COLUMNS);
  }

  private static int columns(Map<String, String> environment) {
    String said = environment.getOrDefault("COLUMNS", "");
    return said.matches("[1-9]\\d{0,5}")
        ? Math.min(MOST_COLUMNS, Integer.parseInt(said))
        : MOST_COLUMNS;
  }

  /// `text` in bold where that can be shown.
  String bold(String text) {
    return colours ? BOLD + text + NORMAL : text;
  }
}

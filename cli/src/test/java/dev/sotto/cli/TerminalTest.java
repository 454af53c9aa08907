package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void colours_are_for_terminals_that_want_them() {
    assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of()).colours()).isTrue();
    assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of("NO_COLOR", "")).colours())
        .as("empty is as good as unset")
        .isTrue();
    assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of("NO_COLOR", "1")).colours())
        .isFalse();
    assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of("TERM", "dumb")).colours())
        .isFalse();
    assertThat(Terminal.of(false, StandardCharsets.UTF_8, Map.of()).colours()).isFalse();
  }

  @Test
  void lines_and_blocks_are_for_charsets_that_have_them() {
    assertThat(Terminal.of(false, StandardCharsets.UTF_8, Map.of()).unicode()).isTrue();
    assertThat(Terminal.of(true, StandardCharsets.US_ASCII, Map.of()).unicode()).isFalse();
    assertThat(Terminal.of(true, StandardCharsets.ISO_8859_1, Map.of()).unicode()).isFalse();
  }

  @Test
  void a_terminal_may_say_how_wide_it_is_and_no_drawing_goes_beyond_a_hundred_columns() {
    assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of("COLUMNS", "72")).columns())
        .isEqualTo(72);
    for (String odd : new String[] {"", "0", "-3", "wide", "240", "99999999999999999999"}) {
      assertThat(Terminal.of(true, StandardCharsets.UTF_8, Map.of("COLUMNS", odd)).columns())
          .as(odd)
          .isEqualTo(100);
    }
    assertThat(Terminal.of(false, StandardCharsets.UTF_8, Map.of("COLUMNS", "20")).columns())
        .as("a file")
        .isEqualTo(100);
  }

  @Test
  void help_and_tables_are_coloured_only_where_that_is_wanted() {
    String escape = "\u001b";
    assertThat(Run.on(new Terminal(true, true, true, 100), "--help").out()).contains(escape);
    assertThat(Run.on(new Terminal(true, false, true, 100), "--help").out()).doesNotContain(escape);
    assertThat(Run.of("plan", "--help").out()).doesNotContain(escape);
  }
}

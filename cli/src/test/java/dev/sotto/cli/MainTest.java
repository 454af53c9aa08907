package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_says_what_sotto_is_and_goes_to_the_output() {
    assertThat(run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Usage: sotto", "--version");
    assertThat(out.toString())
        .containsSubsequence(
            "Try it:", "Define what to ask:", "Run it:", "Read results:", "Around it:");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void without_a_command_nothing_is_done_and_the_help_stands_beside_the_complaint() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("sotto: name a command").contains("Usage: sotto");
  }

  @Test
  void the_help_shows_an_example_of_every_command_and_each_command_its_exit_codes() {
    run("--help");
    String help = out.toString();
    for (String command : Main.commands(Terminal.PLAIN).getSubcommands().keySet()) {
      Topic.entry(command).example().forEach(line -> assertThat(help).contains("  " + line));
      assertThat(Run.of(command, "--help").done().out())
          .contains("Usage: sotto " + command, "Examples:\n  ", "Exit codes:\n");
    }
  }

  @Test
  void the_version_is_the_one_of_the_build() {
    assertThat(run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().strip()).matches("Sotto \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @Test
  void an_unknown_option_is_named_on_the_error_output() {
    assertThat(run("--no-such-thing")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--no-such-thing", "sotto --help shows");
    assertThat(out.toString()).isEmpty();
  }

  private ExitCode run(String... args) {
    return Main.run(Terminal.PLAIN, new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}

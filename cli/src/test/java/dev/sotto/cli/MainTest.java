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
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void without_a_command_the_usage_is_printed() {
    assertThat(run()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Usage: sotto");
  }

  @Test
  void the_version_is_the_one_of_the_build() {
    assertThat(run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().strip()).matches("Sotto \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @Test
  void an_unknown_option_is_named_on_the_error_output() {
    assertThat(run("--no-such-thing")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--no-such-thing");
    assertThat(out.toString()).isEmpty();
  }

  private ExitCode run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}

package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path directory;
  private Path script = Path.of("completion");

  @BeforeEach
  void write() throws IOException {
    assumeTrue(Files.isExecutable(BASH), () -> BASH + " is missing; install bash");
    script = Files.writeString(directory.resolve("completion"), Run.of("completion").done().out());
  }

  private static String bash(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
    Process bash = builder.start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said;
  }

  /// What bash offers for `words`, the last of them unfinished.
  private String offered(String... words) throws IOException, InterruptedException {
    String line =
        "source '"
            + script
            + "'; COMP_WORDS=("
            + String.join(" ", words)
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; _complete_sotto; printf '%s\\n' \"${COMPREPLY[@]}\"";
    return bash(BASH.toString(), "--norc", "-c", line);
  }

  @Test
  void bash_parses_the_script() throws IOException, InterruptedException {
    assertThat(bash(BASH.toString(), "-n", script.toString())).isEmpty();
  }

  @Test
  void commands_and_options_are_completed() throws IOException, InterruptedException {
    assertThat(offered("sotto", "si").strip()).isEqualTo("simulate");
    assertThat(offered("sotto", "\"\"").lines())
        .contains("demo", "init", "check", "plan", "serve", "query", "completion", "help");
    assertThat(offered("sotto", "query", "--s").lines()).contains("--state", "--segments");
    assertThat(offered("sotto", "zz").strip()).isEmpty();
  }
}

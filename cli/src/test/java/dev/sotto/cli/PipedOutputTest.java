package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a process prints into pipes and files: text, with nothing that only a terminal understands.
@Timeout(120)
class PipedOutputTest {
  @TempDir private Path directory;

  private String said(String... args) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(args));
    builder.environment().remove("NO_COLOR");
    builder.environment().put("TERM", "xterm-256color");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  @Test
  void nothing_is_coloured_or_rewritten() throws Exception {
    String state = directory.resolve("state").toString();
    String demo = said("demo", "--devices", "60", "--no-serve", "--state", state);
    assertThat(demo).contains("devices live through").doesNotContain("have reported or stayed");
    for (String text :
        List.of(
            demo,
            said("query", "--state", state),
            said("query", "--state", state, "--plot"),
            said("--help"),
            said("plan", "--help"),
            said("plan", "demo.yaml", "--devices", "1000"))) {
      assertThat(text).isNotEmpty().doesNotContain("\r", "\u001b", "\b", "WARN");
    }
  }
}

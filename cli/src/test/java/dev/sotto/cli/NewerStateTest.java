package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A state that a newer version wrote, in any of its files, is refused and left as it is, byte for byte.
class NewerStateTest {
  private static final int VERSION_AT = 4;

  @TempDir private Path directory;
  private Path state = Path.of("state");

  @BeforeEach
  void simulate() throws IOException {
    state = directory.resolve("state");
    Run.of(
            "simulate",
            "--no-serve",
            "--registry",
            Fixtures.registry(directory).toString(),
            "--metric",
            "plan",
            "--data",
            Fixtures.people(directory).toString(),
            "--column",
            "plan",
            "--state",
            state.toString())
        .done();
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            state.relativize(file).toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  @Test
  void each_file_is_named_with_the_version_found_the_one_understood_and_the_remedy()
      throws IOException {
    int files = 0;
    for (String name : content().keySet()) {
      Path file = state.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length <= VERSION_AT
          || !new String(bytes, 0, 1, java.nio.charset.StandardCharsets.ISO_8859_1).equals("S")) {
        continue; // a lock, or the kind
      }
      byte[] newer = bytes.clone();
      newer[VERSION_AT]++;
      Files.write(file, newer);
      Map<String, String> before = content();
      Run.of("query", "--state", state.toString())
          .complained(
              ExitCode.REFUSED,
              file.toString(),
              "has version 2, this program reads version 1",
              "use the version that wrote it or a newer one",
              "nothing was changed");
      Run.of("serve", "--state", state.toString(), "--port", "0", "--registry", "demo.yaml")
          .complained(ExitCode.REFUSED, file.toString(), "has version 2");
      assertThat(content()).as(name).isEqualTo(before);
      Files.write(file, bytes);
      files++;
    }
    assertThat(files).as("a segment, a snapshot, a registry and the current one").isEqualTo(4);
    Run.of("query", "--state", state.toString()).done();
  }
}

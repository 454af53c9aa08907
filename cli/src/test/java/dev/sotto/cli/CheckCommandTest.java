package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("sotto.root"));

  @TempDir private Path directory;

  @Test
  void the_examples_at_the_root_are_accepted_for_release_and_their_cost_is_shown() {
    Run demo = Run.of("check", "--release", ROOT.resolve("examples/demo.yaml").toString()).done();
    assertThat(demo.out()).contains("crashed-today", "accepted · 8 metrics · ε 9 a device-day");
    assertThat(demo.err()).isEmpty();
    Run adult = Run.of("check", "--release", ROOT.resolve("examples/adult.yaml").toString()).done();
    assertThat(adult.out()).contains("education", "accepted · 2 metrics");
  }

  @Test
  void an_example_is_found_by_its_name_where_no_file_has_it_and_that_is_said() {
    Run run = Run.of("check", "adult.yaml").done();
    assertThat(run.err()).contains("no file adult.yaml here; the example of that name is used");
  }

  @Test
  void a_refused_file_shows_every_problem_with_its_line_and_ends_with_3() throws IOException {
    Path file = Fixtures.registry(directory);
    String broken =
        Files.readString(file).replace("version: 1", "version: 0").replace("years", "\"\"");
    Files.writeString(file, broken);
    Run run = Run.of("check", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.code().code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(file + ":9: ", "version 0", "refused, 3 problems");
    assertThat(run.err().lines().filter(line -> line.startsWith(file + ":"))).hasSize(4);
  }

  @Test
  void a_debug_registry_is_accepted_but_not_for_release() throws IOException {
    String file = Fixtures.registry(directory).toString();
    Run.of("check", file).done();
    assertThat(Run.of("check", "--release", file).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void a_file_that_is_not_there_a_directory_and_bytes_that_are_no_text_are_sentences()
      throws IOException {
    Path missing = directory.resolve("missing.yaml");
    Run.of("check", missing.toString())
        .complained(ExitCode.FAILED, missing + " does not exist; check the path");
    Run.of("check", directory.toString())
        .complained(ExitCode.REFUSED, directory + " is a directory; name a registry file");
    Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0});
    Run.of("check", binary.toString())
        .complained(ExitCode.FAILED, binary + " is not UTF-8; save it as UTF-8");
    Path below = binary.resolve("a.yaml");
    Run.of("check", below.toString()).complained(ExitCode.FAILED, below.toString(), ";");
  }
}

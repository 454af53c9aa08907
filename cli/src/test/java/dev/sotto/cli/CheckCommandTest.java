package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Registry;
import dev.sotto.wire.Bytes;
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
    Run demo = Run.of("check", ROOT.resolve("examples/demo.yaml").toString()).done();
    assertThat(demo.out()).contains("crashed-today", "accepted · 9 metrics · ε 10 a device-day");
    assertThat(demo.err()).isEmpty();
    Run adult = Run.of("check", ROOT.resolve("examples/adult.yaml").toString()).done();
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
    Run run = Run.of("check", "--allow-debug", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.code().code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(file + ":9: ", "version 0", "refused, 3 problems");
    assertThat(run.err().lines().filter(line -> line.startsWith(file + ":"))).hasSize(4);
  }

  @Test
  void a_debug_registry_is_refused_for_release_with_the_remedy_and_accepted_where_it_is_allowed()
      throws IOException {
    String file = Fixtures.registry(directory).toString();
    Run refused = Run.of("check", file);
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err())
        .contains(
            file + ":2: registry: debug true is not for release; remove it", "give --allow-debug");
    assertThat(Run.of("check", "--allow-debug", file).done().out())
        .contains("a debug registry, not for people's devices");
  }

  @Test
  void the_canonical_bytes_are_written_where_they_are_wanted_and_only_of_what_is_accepted()
      throws IOException {
    String file = Fixtures.registry(directory).toString();
    Path out = directory.resolve("metrics.sreg");
    Run.of("check", "--canonical", out.toString(), file);
    assertThat(out).doesNotExist();
    Run run = Run.of("check", "--allow-debug", "--canonical", out.toString(), file).done();
    Registry written = Registry.decode(Bytes.of(Files.readAllBytes(out))).orThrow();
    assertThat(written.debug()).isTrue();
    assertThat(run.out()).contains(written.hash().toHex(), out + ": the canonical bytes");
    Path below = out.resolve("under-a-file");
    Run.of("check", "--allow-debug", "--canonical", below.toString(), file)
        .complained(ExitCode.FAILED, below.toString());
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

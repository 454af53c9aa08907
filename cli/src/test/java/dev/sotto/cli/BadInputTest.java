package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files a user gets wrong: each is a sentence that names what, where, the limit and the remedy, and leaves nothing behind.
class BadInputTest {
  @TempDir private Path directory;
  private Path registry = Path.of("metrics.yaml");

  @BeforeEach
  void write() throws IOException {
    registry = Fixtures.registry(directory);
  }

  private Run simulate(Path data) {
    return Run.of(
        "simulate",
        "--no-serve",
        "--registry",
        registry.toString(),
        "--metric",
        "plan",
        "--data",
        data.toString(),
        "--column",
        "plan",
        "--state",
        directory.resolve("state").toString());
  }

  private void refused(byte[] data, String... words) throws IOException {
    Path file = Files.write(directory.resolve("people.csv"), data);
    simulate(file).complained(ExitCode.REFUSED, words).complained(ExitCode.REFUSED, "people.csv");
    assertThat(directory.resolve("state")).doesNotExist();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_quote_that_is_not_closed_is_named_with_its_line() throws IOException {
    refused(utf8("name,plan\na,free\nb,\"paid\nc,free\n"), ":3: ", "quote", "close it");
    refused(utf8("name,plan\na,free\nb,\""), ":3: ", "quote");
  }

  @Test
  void text_behind_a_closing_quote_is_named_with_its_line() throws IOException {
    refused(utf8("name,plan\na,free\nb,\"paid\" or so\nc,free\n"), ":3: ", "quote", "double");
  }

  @Test
  void a_row_of_another_width_is_named_with_its_line() throws IOException {
    refused(utf8("name,plan\na,free\nb\nc,free\n"), ":3: ", "number of fields is 1", "2");
  }

  @Test
  void bytes_that_are_not_utf_8_are_named_with_their_line_and_what_to_do() throws IOException {
    byte[] latin1 = "name,plan\na,free\nJörg,paid\n".getBytes(StandardCharsets.ISO_8859_1);
    refused(latin1, ":3: ", "not UTF-8", "save it as UTF-8");
  }

  @Test
  void a_file_in_utf_16_is_named_as_such() throws IOException {
    refused(
        "name,plan\na,free\n".getBytes(StandardCharsets.UTF_16LE),
        "not UTF-8 text",
        "save it as UTF-8");
    refused(
        "name,plan\na,free\n".getBytes(StandardCharsets.UTF_16), "not UTF-8", "save it as UTF-8");
  }

  @Test
  void bytes_that_are_no_text_at_all_are_refused() throws IOException {
    refused(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2}, "not UTF-8", "save it as UTF-8");
    refused(new byte[100], "not UTF-8 text", "save it as UTF-8");
    refused(new byte[0], "no row", "every row is a device");
  }

  @Test
  void a_field_of_ten_megabytes_is_refused_with_its_line_and_the_limit() throws IOException {
    String long10 = "x".repeat(10 << 20);
    refused(utf8("name,plan\na,free\nb," + long10 + "\nc,free\n"), ":3: ", "field", "65536");
    refused(utf8("name,plan\na,free\nb,\"" + long10 + "\"\nc,free\n"), ":3: ", "field", "65536");
    refused(utf8("name,plan\na," + "y".repeat(65_537) + "\n"), ":2: ", "field", "65536");
  }

  @Test
  void a_field_of_just_the_limit_is_a_value_like_any_other() throws IOException {
    Path file = directory.resolve("long.csv");
    Files.writeString(file, "name,plan\n" + "y".repeat(65_536) + ",free\nb,paid\n");
    simulate(file).done();
  }

  @Test
  void a_row_of_very_many_fields_is_refused() throws IOException {
    refused(utf8("name,plan\na,free" + ",".repeat(20_000) + "\n"), ":2: ", "fields", "16384");
  }

  @Test
  void a_missing_file_a_directory_and_a_path_beneath_a_file_are_sentences() throws IOException {
    simulate(directory.resolve("nobody.csv"))
        .complained(ExitCode.FAILED, "nobody.csv", "does not exist");
    simulate(directory).complained(ExitCode.REFUSED, "is a directory; name a CSV file");
    simulate(registry.resolve("a.csv")).complained(ExitCode.FAILED, "a.csv", ";");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "metrics: [ | 1",
        "schema: sotto/registry/1\\n  caps: { | 2",
        "a: b: c | 1",
        "\\tschema: x | 1",
        "schema: 'open | 1",
        "a: &x [*x] | 1",
        "a: !!java.net.URL [x] | 1",
        "--- | 1",
        "[] | 1",
        "7 | 1",
      })
  void malformed_yaml_is_one_line_with_file_and_line_for_check_serve_and_simulate(
      String text, int line) throws IOException {
    Path file = directory.resolve("bad.yaml");
    Files.writeString(file, text.replace("\\n", "\n").replace("\\t", "\t"));
    Path state = directory.resolve("state");
    Path people = Fixtures.people(directory);
    List<Run> runs =
        List.of(
            Run.of("check", file.toString()),
            Run.of("serve", "--state", state.toString(), "--registry", file.toString()),
            Run.of(
                "simulate",
                "--registry",
                file.toString(),
                "--metric",
                "plan",
                "--data",
                people.toString(),
                "--column",
                "plan",
                "--state",
                state.toString()));
    for (Run run : runs) {
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.err()).contains(file + ":" + line + ": ");
      assertThat(run.err()).doesNotContain("Exception", "\tat ", "org.snakeyaml");
      assertThat(run.out()).isEmpty();
    }
    assertThat(state).doesNotExist();
  }

  @Test
  void yaml_that_is_too_long_too_deep_or_in_another_encoding_is_refused() throws IOException {
    Path file = directory.resolve("bad.yaml");
    Files.writeString(file, "#".repeat((1 << 20) + 1));
    Run tooLong = Run.of("check", file.toString());
    assertThat(tooLong.code()).isNotEqualTo(ExitCode.DONE);
    assertThat(tooLong.err()).contains("bad.yaml", "1048576").doesNotContain("Exception", "\tat ");
    Files.writeString(file, "[".repeat(100_000));
    assertThat(Run.of("check", file.toString()).code()).isEqualTo(ExitCode.REFUSED);
    Files.write(file, "schema: ä\n".getBytes(StandardCharsets.UTF_16));
    Run.of("check", file.toString()).complained(ExitCode.FAILED, "is not UTF-8; save it as UTF-8");
  }

  @Test
  void a_state_beneath_a_regular_file_is_a_sentence_for_every_command() throws IOException {
    Path file = Files.writeString(directory.resolve("letter.txt"), "dear reader");
    Path below = file.resolve("state");
    String demo = "demo.yaml";
    Run.of("serve", "--port", "0", "--state", below.toString(), "--registry", demo)
        .complained(ExitCode.FAILED, "letter.txt", "is no directory; name another");
    Run.of("demo", "--no-serve", "--devices", "1", "--state", below.toString())
        .complained(ExitCode.FAILED, "letter.txt", "is no directory; name another");
    Run.of("query", "--state", below.toString())
        .complained(ExitCode.REFUSED, below + " is no directory", "--state");
    assertThat(file).hasContent("dear reader");
  }
}

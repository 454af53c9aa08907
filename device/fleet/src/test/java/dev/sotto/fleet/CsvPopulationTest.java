package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.metric.MetricDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvPopulationTest {
  private static final MetricDefinition WORDS = Metrics.habit();
  private static final MetricDefinition NUMBERS = Metrics.battery();

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("people.csv"), text);
  }

  private static List<Recorded> recorded(CsvPopulation people, MetricDefinition metric) {
    return IntStream.range(0, people.devices())
        .mapToObj(device -> people.recorded(device, metric))
        .toList();
  }

  private List<Recorded> recorded(
      String text, String column, MetricDefinition metric, String... header) throws IOException {
    return recorded(CsvPopulation.read(file(text), column, List.of(header)), metric);
  }

  private static Recorded word(String text) {
    return new Recorded.Word(text);
  }

  private static Recorded whole(long value) {
    return new Recorded.Whole(value);
  }

  @Test
  void a_line_of_names_is_no_device_and_blanks_around_a_field_are_no_part_of_it()
      throws IOException {
    assertThat(recorded("habit, level\nday , 7\n night,8\n", "habit", WORDS))
        .containsExactly(word("day"), word("night"));
    assertThat(recorded("\uFEFFhabit,level\r\nday,7\r\n", "habit", WORDS))
        .as("with a byte order mark, as some spreadsheets write")
        .containsExactly(word("day"));
  }

  @Test
  void without_a_line_of_names_every_line_is_a_device() throws IOException {
    assertThat(recorded("day,7\nnight,8\n", "1", WORDS))
        .containsExactly(word("day"), word("night"));
    assertThat(recorded("day,7\nnight,8\n", "level", NUMBERS, "habit", "level"))
        .containsExactly(whole(7), whole(8));
    assertThat(recorded("habit,level\nday,7\n", "2", NUMBERS, "habit", "level"))
        .as("the given names stand in the file too")
        .containsExactly(whole(7));
    assertThat(recorded("2,1\n3,4\n", "1", NUMBERS))
        .as("a first row that says 1 is no line of names")
        .containsExactly(whole(2), whole(3));
    assertThat(recorded("2024,2025\n3,4\n", "2025", NUMBERS))
        .as("what cannot be a number of a column is a name")
        .containsExactly(whole(4));
  }

  @Test
  void blank_lines_are_no_devices_and_an_empty_field_is_nothing() throws IOException {
    assertThat(recorded("habit,level\n\nday,7\n  \n,8\n\n\n", "habit", WORDS))
        .containsExactly(word("day"), new Recorded.Nothing());
  }

  @Test
  void a_field_in_quotes_may_hold_commas_quotes_and_lines() throws IOException {
    assertThat(recorded("habit,n\n\"by day, \"\"mostly\"\"\",1\n\"a\nb\",2\n", "habit", WORDS))
        .containsExactly(word("by day, \"mostly\""), word("a\nb"));
  }

  @Test
  void a_number_is_rounded_and_what_is_none_stays_a_word() throws IOException {
    String text =
        "7\n-3\n7.5\n8.5\n1e2\n?\n0x10\n9223372036854775808\n-1e999999999\n1e-999999999\n";
    assertThat(recorded(text, "1", NUMBERS))
        .containsExactly(
            whole(7),
            whole(-3),
            whole(8),
            whole(8),
            whole(100),
            word("?"),
            word("0x10"),
            whole(Long.MAX_VALUE),
            whole(Long.MIN_VALUE),
            whole(0));
    assertThat(recorded("7\n", "1", WORDS)).as("a label").containsExactly(word("7"));
  }

  @Test
  void a_fleet_of_another_size_takes_the_first_rows_or_all_over_and_over() throws IOException {
    CsvPopulation people = CsvPopulation.read(file("1\n2\n3\n"), "1", List.of());
    assertThat(recorded(people.of(2), NUMBERS)).containsExactly(whole(1), whole(2));
    assertThat(recorded(people.of(5), NUMBERS))
        .containsExactly(whole(1), whole(2), whole(3), whole(1), whole(2));
  }

  @Test
  void a_row_stands_for_as_many_devices_as_its_weight() throws IOException {
    Path file = file("habit,n\nday,2\nnoon,0\nnight, 3\ndusk,0\n");
    CsvPopulation people = CsvPopulation.readWeighted(file, "habit", "n", List.of());
    assertThat(recorded(people, WORDS))
        .containsExactly(word("day"), word("day"), word("night"), word("night"), word("night"));
    assertThat(recorded(people.of(2), WORDS))
        .as("spread evenly")
        .containsExactly(word("day"), word("night"));
    assertThat(recorded(people.of(7), WORDS).subList(5, 7))
        .as("over and over")
        .containsExactly(word("day"), word("day"));
    assertThat(
            recorded(CsvPopulation.readWeighted(file("1,7\n2,8\n"), "2", "1", List.of()), NUMBERS))
        .containsExactly(whole(7), whole(8), whole(8));
  }

  @Test
  void a_weight_that_is_no_number_of_devices_is_named_with_its_line() throws IOException {
    for (String wrong : List.of("-1", "1.5", "many", "", "1234567890")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              CsvPopulation.readWeighted(file("a,n\nx,1\ny," + wrong + "\n"), "a", "n", List.of()))
          .withMessageContaining("people.csv:3: weight is no whole number");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CsvPopulation.readWeighted(file("a,n\nx,1\ny,10000000\n"), "a", "n", List.of()))
        .withMessageContaining(
            "people.csv:3: weights up to here are 10000001 devices, at most 10000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvPopulation.readWeighted(file("a,n\nx,0\n"), "a", "n", List.of()))
        .withMessageContaining("people.csv has weights of 0 alone");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvPopulation.readWeighted(file("a,n\nx,1\n"), "a", "size", List.of()))
        .withMessageContaining("no column \"size\"");
  }

  @Test
  void what_cannot_be_read_is_named_with_file_place_and_remedy() throws IOException {
    refused("habit,level\nday,7\n", "size", "people.csv has no column \"size\"", "habit, level");
    refused("day,7\n", "3", "people.csv has no column 3", "1 to 2");
    refused("day,7\n", "0", "people.csv has no column 0", "1 to 2");
    refused("", "1", "people.csv has no row");
    refused("habit\n", "habit", "people.csv has no row");
    refused("a,b\n1,2\n\n1,2,3\n", "a", "people.csv:4: ", "is 3", "has 2", "quotes");
    refused("a,b\n\"x\ny\",2\n1\n", "b", "people.csv:4: ", "is 1", "has 2");
    refused("a,b\n1,\"2\n3,4\n", "a", "people.csv:2: a quote begins", "close it");
  }

  @Test
  void the_given_names_must_be_as_many_as_the_columns() throws IOException {
    Path file = file("day,7\n");
    for (List<String> names : List.of(List.of("a"), List.of("a", "b", "c"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CsvPopulation.read(file, names.getLast(), names))
          .withMessageContaining("has 2 columns and --header names " + names.size());
    }
  }

  private void refused(String text, String column, String... words) throws IOException {
    Path file = file(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvPopulation.read(file, column, List.of()))
        .satisfies(failure -> assertThat(failure.getMessage()).contains(words));
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused_with_their_line() throws IOException {
    Path file =
        Files.write(
            directory.resolve("latin.csv"), "de\ndé\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvPopulation.read(file, "1", List.of()))
        .withMessage(file + ":2: is not UTF-8 text; save it as UTF-8");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_name() throws IOException {
    Path file = file("\uFEFFhabit,level\nday,7\n");
    assertThat(CsvPopulation.read(file, "habit", List.of()).devices()).isEqualTo(1);
  }
}

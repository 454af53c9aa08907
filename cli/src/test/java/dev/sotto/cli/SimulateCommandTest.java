package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;
  private Path registry = Path.of("metrics.yaml");
  private Path people = Path.of("people.csv");

  @BeforeEach
  void write() throws IOException {
    registry = Fixtures.registry(directory);
    people = Fixtures.people(directory);
  }

  private Run simulate(String metric, Path data, String column, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "simulate",
                "--no-serve",
                "--registry",
                registry.toString(),
                "--metric",
                metric,
                "--data",
                data.toString(),
                "--column",
                column));
    line.addAll(List.of(more));
    return Run.of(line.toArray(String[]::new));
  }

  /// The one metric of the outcome.
  private JsonNode outcome(String metric, Path data, String column, String... more)
      throws IOException {
    Path file = directory.resolve("outcome.json");
    List<String> line = new ArrayList<>(List.of(more));
    line.addAll(List.of("--json", file.toString()));
    simulate(metric, data, column, line.toArray(String[]::new)).done();
    JsonNode root = JSON.readTree(Files.readString(file));
    assertThat(root.get("counted")).isEqualTo(root.get("acknowledged"));
    assertThat(root.get("metrics")).hasSize(1);
    return root.get("metrics").get(0);
  }

  /// The truth in devices, by value.
  private static Map<String, Long> truth(JsonNode metric) {
    Map<String, Long> truth = new LinkedHashMap<>();
    long reports = metric.get("reports").asLong();
    for (JsonNode cell : metric.get("cells")) {
      truth.put(cell.get("value").asString(), Math.round(cell.get("truth").asDouble() * reports));
    }
    return truth;
  }

  private static double clipped(JsonNode metric) {
    return metric.get("clipped").asDouble() * metric.get("reports").asLong();
  }

  @Test
  void a_column_is_found_by_its_name_and_what_lies_outside_is_clipped_and_counted()
      throws IOException {
    JsonNode age = outcome("age", people, "age");
    assertThat(age.get("reports").asInt()).isEqualTo(12);
    assertThat(truth(age))
        .containsExactlyEntriesOf(
            ordered("0 to 17", 2L, "18 to 64", 8L, "65 to 119", 2L, "none", 0L));
    assertThat(clipped(age)).isEqualTo(2, within(1e-9));
    JsonNode plan = outcome("plan", people, "plan");
    assertThat(truth(plan)).containsExactlyEntriesOf(ordered("free", 5L, "paid", 4L, "none", 3L));
    assertThat(clipped(plan)).as("? and gold").isEqualTo(2, within(1e-9));
  }

  private static Map<String, Long> ordered(Object... pairs) {
    Map<String, Long> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Long) pairs[i + 1]);
    }
    return map;
  }

  @Test
  void a_file_without_a_line_of_names_is_read_by_number_or_by_given_names() throws IOException {
    List<String> lines = Files.readAllLines(people);
    Path bare = Files.write(directory.resolve("bare.csv"), lines.subList(1, lines.size()));
    JsonNode named = outcome("age", people, "age");
    assertThat(outcome("age", bare, "2")).isEqualTo(named);
    assertThat(outcome("age", bare, "age", "--header", "name, age, plan")).isEqualTo(named);
    assertThat(outcome("age", people, "2", "--header", "name,age,plan"))
        .as("the names stand in the file too")
        .isEqualTo(named);
  }

  @Test
  void the_rows_are_gone_through_as_often_as_there_are_devices() throws IOException {
    assertThat(truth(outcome("plan", people, "plan", "--devices", "3")).values())
        .containsExactly(2L, 1L, 0L);
    assertThat(truth(outcome("plan", people, "plan", "--devices", "15")).values())
        .containsExactly(7L, 5L, 3L);
  }

  @Test
  void an_unknown_column_is_answered_with_the_columns_there_are() {
    simulate("age", people, "years")
        .complained(ExitCode.REFUSED, people.toString(), "\"years\"", "name, age, plan", "1 to 3");
    simulate("age", people, "4").complained(ExitCode.REFUSED, "column 4", "1 to 3");
    simulate("age", people, "0").complained(ExitCode.REFUSED, "column 0", "1 to 3");
  }

  @Test
  void a_row_of_another_width_is_named_by_its_line() throws IOException {
    Path ragged = Files.writeString(directory.resolve("ragged.csv"), "name,age\na,1\n\nb\nc,2\n");
    simulate("age", ragged, "age")
        .complained(ExitCode.REFUSED, ragged + ":4: ", "fields is 1", "has 2");
  }

  @Test
  void what_cannot_be_used_is_named_with_the_remedy() throws IOException {
    Path missing = directory.resolve("missing.csv");
    simulate("age", missing, "age").complained(ExitCode.FAILED, missing + " does not exist");
    simulate("age", directory, "age").complained(ExitCode.REFUSED, "name a CSV file");
    Path empty = Files.writeString(directory.resolve("empty.csv"), "\n\n");
    simulate("age", empty, "age").complained(ExitCode.REFUSED, empty + " has no row");
    simulate("size", people, "age").complained(ExitCode.REFUSED, "\"size\"", "age, plan");
    simulate("age", people, "age", "--devices", "0")
        .complained(ExitCode.USAGE, "--devices is 0", "at least 1");
    Files.writeString(registry, Files.readString(registry).replace("version: 1", "version: 0"));
    Run refused = simulate("age", people, "age").complained(ExitCode.REFUSED, "is refused");
    assertThat(refused.err()).contains(registry + ":9: ", "version 0");
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"age, 1, 7", "education, 4, 16"})
  void the_adult_data_set_is_estimated_within_its_intervals(
      String metric, String column, int values) throws IOException {
    Path adult = shared().resolve("data/populations/adult.csv");
    assumeTrue(Files.exists(adult), () -> adult + " is missing; name the folder by sotto.shared");
    registry = Path.of(System.getProperty("sotto.root"), "examples", "adult.yaml");
    JsonNode outcome = outcome(metric, adult, column, "--devices", "4000");
    assertThat(outcome.get("reports").asInt()).isEqualTo(4000);
    assertThat(outcome.get("clipped").asDouble()).isZero();
    assertThat(outcome.get("cells")).hasSize(values + 1);
    long misses = 0;
    for (JsonNode cell : outcome.get("cells")) {
      double truth = cell.get("truth").asDouble();
      misses += truth < cell.get("low").asDouble() || truth > cell.get("high").asDouble() ? 1 : 0;
    }
    // The seed is fixed, so this never fails by chance; of a fresh one, P(more than 5 of 17 miss 5
    // %) < 0.001.
    assertThat(misses).isLessThanOrEqualTo(5);
  }

  private static Path shared() {
    String named = System.getProperty("sotto.shared", "");
    return named.isEmpty()
        ? Path.of(System.getProperty("sotto.root")).resolveSibling("shared")
        : Path.of(named);
  }
}

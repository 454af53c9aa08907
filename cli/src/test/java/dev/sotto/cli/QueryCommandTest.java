package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;
  private String state = "state";

  /// Twelve people with a plan; the metric has segments, one label has a comma, a quote and a sign beyond ASCII.
  @BeforeEach
  void simulate() throws IOException {
    state = directory.resolve("state").toString();
    Path registry = Fixtures.registry(directory);
    Files.writeString(
        registry,
        Files.readString(registry)
            .replace("values: [free, paid]", "values: ['free, \"really\" €', paid]")
            .replaceAll(
                "(?s)(plan:.*)minimum-cohort: 1\n",
                "$1segments: {release: [1.0]}\n    minimum-cohort: 1\n"));
    Run.of(
            "simulate",
            "--no-serve",
            "--registry",
            registry.toString(),
            "--metric",
            "plan",
            "--data",
            Fixtures.people(directory).toString(),
            "--column",
            "plan",
            "--state",
            state)
        .done();
  }

  private Run query(String... more) {
    List<String> line = new java.util.ArrayList<>(List.of("query", "--state", state));
    line.addAll(List.of(more));
    return Run.of(line.toArray(String[]::new)).done();
  }

  @Test
  void csv_has_a_row_a_value_and_says_to_the_digit_what_json_says() {
    JsonNode values = JSON.readTree(query("--json").out()).at("/results/0/values");
    String csv = query("--csv").out();
    assertThat(csv)
        .startsWith(
            "metric,version,window_start,window_end,segment,reports,value,unit,estimate,standard_error,low,high,epsilon_per_report,simulated\r\n")
        .contains("\"free, \"\"really\"\" €\"")
        .endsWith("\r\n");
    List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    assertThat(rows).hasSize(3);
    for (int i = 0; i < 3; i++) {
      NamedCsvRecord row = rows.get(i);
      JsonNode value = values.get(i);
      assertThat(row.getField("metric")).isEqualTo("plan");
      assertThat(row.getField("segment")).isEqualTo("all");
      assertThat(row.getField("reports")).isEqualTo("12");
      assertThat(row.getField("simulated")).isEqualTo("true");
      assertThat(row.getField("value")).isEqualTo(value.get("value").asString());
      assertThat(Double.parseDouble(row.getField("estimate")))
          .isEqualTo(value.get("share").asDouble());
      assertThat(Double.parseDouble(row.getField("standard_error")))
          .isEqualTo(value.get("standardError").asDouble());
      assertThat(Double.parseDouble(row.getField("low"))).isEqualTo(value.get("low").asDouble());
      assertThat(Double.parseDouble(row.getField("high"))).isEqualTo(value.get("high").asDouble());
      assertThat(Double.parseDouble(row.getField("epsilon_per_report"))).isBetween(0.99, 1.0);
      assertThat(row.getField("window_start")).matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
    }
  }

  @Test
  void segments_stand_after_all_devices_together_and_a_withheld_one_has_no_numbers() {
    List<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(query("--csv", "--segments").out()).stream().toList();
    assertThat(rows.stream().map(row -> row.getField("segment")).distinct())
        .containsExactly("all", "release 1.0", "release other");
    assertThat(rows)
        .filteredOn(row -> row.getField("segment").equals("release 1.0"))
        .as("nobody of the simulated devices has that release")
        .singleElement()
        .satisfies(row -> {
          assertThat(row.getField("value")).isEmpty();
          assertThat(row.getField("estimate")).isEmpty();
          assertThat(row.getField("reports")).isEmpty();
        });
    assertThat(query("--segments").out()).contains("plan (choice) · release other", "withheld:");
  }

  @Test
  void intervals_are_drawn_on_demand_and_on_a_terminal_and_plain_where_it_must_be() {
    assertThat(query().out()).doesNotContain("●", "├");
    assertThat(query("--plot").out()).contains("●", "0 %", "100 %");
    Run terminal = Run.on(new Terminal(true, true, true, 100), "query", "--state", state).done();
    assertThat(terminal.out()).contains("●", "\u001b[1mplan\u001b[0m");
    Run ascii = Run.on(new Terminal(true, false, false, 100), "query", "--state", state).done();
    assertThat(ascii.out()).contains("o").doesNotContain("●", "├", "\u001b");
  }

  @Test
  void json_and_csv_at_once_are_refused() {
    Run.of("query", "--state", state, "--json", "--csv")
        .complained(ExitCode.USAGE, "--json, --csv", "mutually exclusive");
  }
}

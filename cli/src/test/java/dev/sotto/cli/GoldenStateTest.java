package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line on a state directory that version 0.1.0 left.
class GoldenStateTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("sotto.root"))
          .resolve("quality/simulation/src/test/resources/golden/v1");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private Path state() throws IOException {
    Path state = directory.resolve("state");
    try (Stream<Path> files = Files.walk(GOLDEN.resolve("state"))) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.copy(file, state.resolve(GOLDEN.resolve("state").relativize(file).toString()));
      }
    }
    return state;
  }

  @Test
  void query_shows_the_reports_that_were_counted_in_every_window() throws IOException {
    assumeTrue(
        LocalDate.now(ZoneOffset.UTC).isBefore(LocalDate.of(2036, 2, 1)),
        "its counts are past the ten years they are kept; GoldenTest reads them with a clock of its"
            + " own");
    TreeMap<String, Long> noted = new TreeMap<>();
    for (JsonNode cell : JSON.readTree(Files.readString(GOLDEN.resolve("counts.json")))) {
      noted.merge(
          cell.get("metric").asString() + " " + cell.get("window").asLong(),
          cell.get("reports").asLong(),
          Long::sum);
    }
    noted.values().removeIf(reports -> reports < 20); // withheld: the cohort is too small
    String out =
        Run.of("query", "--state", state().toString(), "--all-windows", "--json").done().out();
    List<Long> shown =
        JSON.readTree(out)
            .get("results")
            .valueStream()
            .map(result -> result.get("reports"))
            .filter(reports -> reports != null && reports.isNumber() && reports.asLong() >= 20)
            .map(JsonNode::asLong)
            .sorted()
            .toList();
    assertThat(shown).isEqualTo(noted.values().stream().sorted().toList()).isNotEmpty();
  }
}

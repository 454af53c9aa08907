package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private JsonNode demo(String name, String... args) throws IOException {
    Path file = directory.resolve(name);
    List<String> line = new ArrayList<>(List.of("demo", "--no-serve", "--json", file.toString()));
    line.addAll(List.of(args));
    Run.of(line.toArray(String[]::new)).done();
    return JSON.readTree(Files.readString(file));
  }

  @Test
  @Tag("slow")
  void the_same_seed_gives_the_same_outcome_and_another_seed_another() throws IOException {
    JsonNode once = demo("once.json", "--devices", "600", "--seed", "3");
    assertThat(once.propertyNames())
        .containsExactlyInAnyOrder(
            "simulated", "seed", "devices", "acknowledged", "counted", "coverage", "metrics");
    assertThat(once.get("devices").asInt()).isEqualTo(600);
    assertThat(once.get("counted").asInt()).isEqualTo(once.get("acknowledged").asInt());
    assertThat(once.get("coverage").asDouble()).isBetween(0.5, 1.0);
    assertThat(once.get("metrics")).hasSize(9);
    once.get("metrics").forEach(DemoCommandTest::requireShares);

    assertThat(demo("twice.json", "--devices", "600", "--seed", "3")).isEqualTo(once);
    JsonNode other = demo("other.json", "--devices", "600", "--seed", "4");
    assertThat(other.get("metrics")).isNotEqualTo(once.get("metrics"));
    assertThat(other.at("/metrics/1/cells/0/truth"))
        .isNotEqualTo(once.at("/metrics/1/cells/0/truth"));
  }

  private static void requireShares(JsonNode metric) {
    assertThat(metric.propertyNames())
        .containsExactlyInAnyOrder(
            "name", "kind", "epsilon", "reports", "clipped", "reporting", "cells");
    double truths = 0;
    int shares = 0;
    for (JsonNode cell : metric.get("cells")) {
      double estimate = cell.get("estimate").asDouble();
      assertThat(estimate).isBetween(cell.get("low").asDouble(), cell.get("high").asDouble());
      if (!cell.has("unit")) {
        assertThat(cell.propertyNames())
            .containsExactlyInAnyOrder("value", "truth", "estimate", "low", "high");
        assertThat(cell.get("truth").asDouble()).isBetween(0.0, 1.0);
        truths += cell.get("truth").asDouble();
        shares++;
      }
    }
    if (shares > 0) {
      assertThat(truths).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  @Test
  void without_consent_nothing_is_sent_and_every_metric_is_withheld() throws IOException {
    JsonNode outcome = demo("none.json", "--devices", "20", "--consent", "0");
    assertThat(outcome.get("acknowledged").asInt()).isZero();
    assertThat(outcome.get("counted").asInt()).isZero();
    for (JsonNode metric : outcome.get("metrics")) {
      assertThat(metric.has("withheld")).isTrue();
      assertThat(metric.get("reports").isNull()).isTrue();
      assertThat(metric.get("cells")).isEmpty();
    }
  }

  @Test
  void one_device_is_a_fleet_too_small_to_be_shown() {
    Run run = Run.of("demo", "--no-serve", "--devices", "1", "--consent", "1").done();
    assertThat(run.out()).contains("withheld:", "acknowledged 1 · counted 1");
    assertThat(run.out()).doesNotContain("95 % interval ");
  }

  @Test
  void an_option_outside_its_limits_is_named_before_anything_is_done() {
    Run.of("demo", "--consent", "2")
        .complained(ExitCode.USAGE, "--consent is 2.0", "from 0 to 1", "sotto demo --help");
    Run.of("demo", "--consent", "NaN").complained(ExitCode.USAGE, "--consent is NaN");
    Run.of("demo", "--devices", "0").complained(ExitCode.USAGE, "--devices is 0", "at least 1");
    Run.of("demo", "--port", "65536").complained(ExitCode.USAGE, "--port is 65536", "to 65535");
    Run.of("demo", "--port", "-1").complained(ExitCode.USAGE, "--port is -1");
    Run.of("demo", "--port", "http").complained(ExitCode.USAGE, "--port", "http");
    Path nowhere = directory.resolve("nowhere").resolve("outcome.json");
    Run.of("demo", "--json", nowhere.toString())
        .complained(ExitCode.USAGE, nowhere.toString(), "make it first");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_state_with_other_reports_is_refused_and_left_as_it_was() {
    String state = directory.resolve("state").toString();
    Run.of("demo", "--no-serve", "--devices", "20", "--state", state).done();
    Run before = Run.of("query", "--state", state, "--json").done();
    Run.of("demo", "--no-serve", "--devices", "20", "--state", state, "--seed", "2")
        .complained(ExitCode.REFUSED, state + " already holds reports", "empty directory");
    assertThat(Run.of("query", "--state", state, "--json").done().out()).isEqualTo(before.out());
  }

  @Test
  void a_directory_of_something_else_is_not_written_to() throws IOException {
    Files.writeString(directory.resolve("letter.txt"), "dear reader");
    Run.of("demo", "--no-serve", "--devices", "1", "--state", directory.toString())
        .complained(ExitCode.REFUSED, directory + " is neither", "empty directory; name");
    assertThat(directory).isDirectoryNotContaining("glob:**/{kind,journal,definitions}");
    Path file = directory.resolve("letter.txt");
    Run.of("demo", "--no-serve", "--devices", "1", "--state", file.toString())
        .complained(ExitCode.REFUSED, file + " is neither", "name");
  }
}

package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;
  private Path file = Path.of("metrics.yaml");

  @BeforeEach
  void write() {
    file = directory.resolve("metrics.yaml");
    Run.of("init", file.toString()).done();
  }

  private Run plan(String... more) {
    List<String> line = new ArrayList<>(List.of("plan", file.toString()));
    line.addAll(List.of(more));
    return Run.of(line.toArray(String[]::new));
  }

  private JsonNode metric(int index, String... more) {
    List<String> line = new ArrayList<>(List.of(more));
    line.add("--json");
    return JSON.readTree(plan(line.toArray(String[]::new)).done().out()).at("/metrics/" + index);
  }

  /// For yes and no, keep is E / (E + 1), so the standard error is √(E) / (E − 1) / √n at every share.
  @Test
  void the_numbers_of_a_yes_no_metric_are_those_of_randomized_response() {
    double error = Math.sqrt(Math.E) / (Math.E - 1) / Math.sqrt(10_000);
    JsonNode window = metric(0, "--devices", "10000").at("/groups/0");
    assertThat(window.get("reports").asLong()).isEqualTo(10_000);
    assertThat(window.get("quantities")).hasSize(2);
    for (JsonNode quantity : window.get("quantities")) {
      assertThat(quantity.get("standardError").asDouble()).isEqualTo(error, within(1e-9));
      assertThat(quantity.get("halfWidth").asDouble()).isEqualTo(1.959964 * error, within(1e-8));
      assertThat(quantity.get("smallestEffect").asDouble())
          .isEqualTo((1.959964 + 0.841621) * Math.sqrt(2) * error, within(1e-7));
    }
  }

  /// One bit a report: the worst standard error is (max − min) (E + 1) / (2 (E − 1)) / √n.
  @Test
  void a_mean_is_as_exact_as_its_bounds_are_narrow() {
    JsonNode mean = metric(3, "--devices", "10000").at("/groups/0/quantities/0");
    double error = 120 * (Math.E + 1) / (2 * (Math.E - 1)) / 100;
    assertThat(mean.get("quantity").asString()).isEqualTo("mean");
    assertThat(mean.get("unit").asString()).isEqualTo("minutes");
    assertThat(mean.get("standardError").asDouble()).isEqualTo(error, within(1e-6));
    assertThat(plan("--devices", "10000").done().out()).contains("± 2.54 minutes");
  }

  @Test
  void segments_share_the_devices_and_a_group_below_the_cohort_is_said_to_be_withheld() {
    JsonNode segment = metric(0, "--devices", "10000").at("/groups/1");
    assertThat(segment.get("reports").asLong()).isEqualTo(3333);
    assertThat(plan("--devices", "299").done().out())
        .contains("one of 3 segments of equal size", "fewer than the minimum cohort 100");
    assertThat(metric(0, "--devices", "299").at("/groups/1/withheld").asBoolean()).isTrue();
  }

  @Test
  void a_day_of_several_windows_is_a_group_of_its_own() throws IOException {
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("window: P1D", "window: PT6H")
            .replace("device-day: 4", "device-day: 7"));
    JsonNode metric = metric(0, "--devices", "10000");
    assertThat(metric.get("window").asString()).isEqualTo("PT6H");
    assertThat(metric.at("/groups/1/of").asString()).isEqualTo("a day of 4 windows");
    assertThat(metric.at("/groups/1/reports").asLong()).isEqualTo(40_000);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void the_devices_that_are_wanted_reach_the_width_and_one_less_does_not(int index) {
    long devices = metric(index, "--want", "±0.5%").at("/wanted/devices").asLong();
    assertThat(widest(metric(index, "--devices", Long.toString(devices))))
        .isLessThanOrEqualTo(0.005);
    assertThat(widest(metric(index, "--devices", Long.toString(devices - 1)))).isGreaterThan(0.005);
  }

  /// The file is compiled with the ε that plan asks for: it reaches the width, a hundredth less does not.
  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void the_epsilon_that_is_wanted_reaches_the_width_and_a_hundredth_less_does_not(int index)
      throws IOException {
    String template =
        Files.readString(file).replace("epsilon-per-report: 1", "epsilon-per-report: 32");
    template = template.replace("epsilon-per-device-day: 4", "epsilon-per-device-day: 128");
    JsonNode wanted = metric(index, "--devices", "20000", "--want", "1%").get("wanted");
    assertThat(wanted.get("withinCap").asBoolean()).isFalse();
    double epsilon = wanted.get("epsilon").asDouble();
    for (double nearby : new double[] {epsilon, epsilon - 0.01}) {
      String changed = String.format(java.util.Locale.ROOT, " epsilon: %.2f ", nearby);
      Files.writeString(file, template.replaceAll(" epsilon: 1\\b", changed));
      assertThat(widest(metric(index, "--devices", "20000")) <= 0.01)
          .as("%s at %s", index, nearby)
          .isEqualTo(nearby == epsilon);
    }
  }

  private static double widest(JsonNode metric) {
    double widest = 0;
    for (JsonNode quantity : metric.at("/groups/0/quantities")) {
      double span = quantity.get("quantity").asString().equals("mean") ? 120 : 1;
      widest = Math.max(widest, quantity.get("halfWidth").asDouble() / span);
    }
    return widest;
  }

  @Test
  void without_any_epsilon_that_is_enough_more_devices_are_the_answer() {
    assertThat(plan("--devices", "1", "--want", "0.0000001%").done().out())
        .contains("with 1 devices no ε is enough; it takes more devices");
    assertThat(metric(0, "--devices", "1", "--want", "0.0000001%").at("/wanted/epsilon").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"±0.5%", "+-0.5%", "+/-0.5%", "0.5%", "0.005", ".5 %", " 0.50% "})
  void a_wanted_width_may_be_written_in_several_ways(String text) {
    assertThat(Want.parse(text).exactness().share()).isEqualTo(0.005);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.5", "50%", "0%", "half", "", "-1%", "1e-3", "%", "5‰", "999999"})
  void what_is_no_width_is_named_with_the_forms_that_are(String text) {
    plan("--want", text).complained(ExitCode.USAGE, "--want is", text, "0.5%", "0.005");
  }

  @Test
  void devices_outside_their_limits_and_nothing_to_plan_with_are_named() {
    plan("--devices", "0").complained(ExitCode.USAGE, "--devices is 0", "from 1 to");
    plan("--devices", "1000000000001").complained(ExitCode.USAGE, "--devices is 1000000000001");
    plan().complained(ExitCode.USAGE, "give --devices, --want or both");
    Run.of("plan", directory.resolve("none.yaml").toString(), "--devices", "5")
        .complained(ExitCode.FAILED, "none.yaml does not exist");
  }
}

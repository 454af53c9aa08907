package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `query` and `serve` on a state directory that a simulation left.
@Timeout(120)
class StateTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private Path simulated() throws IOException {
    Path state = directory.resolve("state");
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
            "--json",
            directory.resolve("outcome.json").toString(),
            "--state",
            state.toString())
        .done();
    return state;
  }

  /// A seed gives a device the same report ids for every metric: the second run's reports would be taken for the first's.
  @Test
  void a_state_with_reports_of_another_metric_is_refused_too() throws IOException {
    Path state = simulated();
    Run.of(
            "simulate",
            "--no-serve",
            "--registry",
            Fixtures.registry(directory).toString(),
            "--metric",
            "age",
            "--data",
            Fixtures.people(directory).toString(),
            "--column",
            "age",
            "--state",
            state.toString())
        .complained(ExitCode.REFUSED, state + " already holds reports", "empty directory");
  }

  @Test
  void query_says_of_a_left_state_what_the_simulation_said() throws IOException {
    Path state = simulated();
    JsonNode said = JSON.readTree(Files.readString(directory.resolve("outcome.json")));
    JsonNode asked =
        JSON.readTree(Run.of("query", "--state", state.toString(), "--json").done().out());
    assertThat(asked.get("results")).hasSize(1);
    assertThat(asked.at("/results/0/simulated").asBoolean()).isTrue();
    assertThat(asked.at("/results/0/reports")).isEqualTo(said.at("/metrics/0/reports"));
    for (int i = 0; i < 3; i++) {
      JsonNode cell = said.at("/metrics/0/cells/" + i);
      JsonNode value = asked.at("/results/0/values/" + i);
      assertThat(value.get("value")).isEqualTo(cell.get("value"));
      assertThat(value.get("share")).isEqualTo(cell.get("estimate"));
      assertThat(value.get("low")).isEqualTo(cell.get("low"));
      assertThat(value.get("high")).isEqualTo(cell.get("high"));
    }
    assertThat(Run.of("query", "--state", state.toString(), "--json", "--all-windows").done().out())
        .isEqualTo(Run.of("query", "--state", state.toString(), "--json").done().out());
    assertThat(Run.of("query", "--state", state.toString()).done().out())
        .contains("plan (choice) · simulated devices", "12 reports");
    Run.of("query", "--state", state.toString(), "--metric", "size")
        .complained(ExitCode.REFUSED, "\"size\"", "plan", "--metric");
  }

  @Test
  void query_on_what_is_no_state_says_so_and_writes_nothing() throws IOException {
    Path absent = directory.resolve("absent");
    Run.of("query", "--state", absent.toString())
        .complained(ExitCode.REFUSED, absent + " is no directory", "--state");
    assertThat(absent).doesNotExist();
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Run.of("query", "--state", empty.toString())
        .complained(ExitCode.REFUSED, empty + " is no service's state", "--state");
    assertThat(empty).isEmptyDirectory();
    Path foreign = Files.createDirectory(directory.resolve("foreign"));
    Path letter = Files.writeString(foreign.resolve("letter.txt"), "dear reader");
    Run.of("query", "--state", foreign.toString()).complained(ExitCode.REFUSED, "no service's");
    Run.of("serve", "--port", "0", "--state", foreign.toString(), "--registry", "demo.yaml")
        .complained(ExitCode.REFUSED, foreign + " is neither", "empty directory; name");
    try (var files = Files.list(foreign)) {
      assertThat(files).containsExactly(letter);
    }
  }

  @Test
  void serve_needs_a_registry_for_a_new_state_and_makes_none_without() {
    Path state = directory.resolve("new");
    Run.of("serve", "--port", "0", "--state", state.toString())
        .complained(ExitCode.REFUSED, state + " has no registry yet", "--registry");
    assertThat(state).doesNotExist();
  }

  @Test
  void serve_goes_on_with_a_left_state_and_answers_readers_and_devices() throws Exception {
    Path state = simulated();
    try (Serving service = new Serving("serve", "--port", "0", "--state", state.toString())) {
      assertThat(service.get("/", "text/html")).contains("<!doctype html>");
      assertThat(service.get("/api/metrics", "application/json")).contains("\"plan\"");
      assertThat(service.get("/registry", "application/")).isNotEmpty();
      assertThat(service.get("/health", "text/plain")).isEqualTo("counting\n");
      assertThat(service.said()).contains("the state is of simulated devices");
    }
    Run.of("query", "--state", state.toString()).done();
  }

  @Test
  void a_state_in_use_is_refused_in_this_process_and_in_another() throws Exception {
    Path state = directory.resolve("state");
    try (Serving service =
        new Serving(
            "serve", "--port", "0", "--state", state.toString(), "--registry", "demo.yaml")) {
      Process other = process(directory, "serve", "--port", "0", "--state", state.toString());
      String said = new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(other.waitFor()).as(said).isEqualTo(ExitCode.REFUSED.code());
      assertThat(said).startsWith("sotto: " + state + " is in use by another sotto");
      Run.of("serve", "--port", "0", "--state", state.toString())
          .complained(ExitCode.REFUSED, state + " is in use by another sotto", "end that one");
      assertThat(service.get("/api/metrics", "application/json")).contains("crashed-today");
      Run.of(
              "serve",
              "--state",
              directory.resolve("b").toString(),
              "--registry",
              "demo.yaml",
              "--port",
              Integer.toString(service.uri().getPort()))
          .complained(ExitCode.FAILED, "cannot listen", "choose another port");
    }
    Run.of("query", "--state", state.toString()).done();
  }

  @Test
  void query_beside_a_running_service_says_what_the_service_says_and_changes_nothing()
      throws Exception {
    Path state = simulated();
    String alone = Run.of("query", "--state", state.toString(), "--csv").done().out();
    try (Serving service = new Serving("serve", "--port", "0", "--state", state.toString())) {
      Map<String, String> before = FileTree.of(state);
      assertThat(Run.of("query", "--state", state.toString(), "--csv").done().out())
          .isEqualTo(alone)
          .contains("plan");
      assertThat(FileTree.of(state)).isEqualTo(before);
      assertThat(service.get("/health", "text/plain")).isEqualTo("counting\n");
    }
  }

  @Test
  void a_demo_that_is_ended_from_outside_leaves_no_files_behind() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Process demo = process(temporary, "demo", "--devices", "5");
    try (var lines = demo.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("dashboard: ")) {
        line = lines.readLine();
      }
      assertThat(line).isNotNull();
      assertThat(temporary).isNotEmptyDirectory();
      demo.destroy();
      demo.waitFor();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  private static Process process(Path temporary, String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(args));
    return builder.start();
  }
}

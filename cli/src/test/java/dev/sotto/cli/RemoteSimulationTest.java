package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RemoteSimulationTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;
  private Path registry = Path.of("metrics.yaml");
  private Path people = Path.of("people.csv");

  @BeforeEach
  void write() throws IOException {
    registry = Fixtures.registry(directory);
    people = Fixtures.people(directory);
  }

  private Serving serve(String... more) throws InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "serve",
                "--port",
                "0",
                "--state",
                directory.resolve("state").toString(),
                "--registry",
                registry.toString()));
    line.addAll(List.of(more));
    return new Serving(line.toArray(String[]::new));
  }

  private Run simulate(String server, String metric, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "simulate",
                "--server",
                server,
                "--metric",
                metric,
                "--data",
                people.toString(),
                "--column",
                metric,
                "--json",
                directory.resolve("outcome.json").toString()));
    line.addAll(List.of(more));
    return Run.of(line.toArray(String[]::new));
  }

  private JsonNode outcome() throws IOException {
    return JSON.readTree(Files.readString(directory.resolve("outcome.json")));
  }

  @Test
  void the_first_fleet_sees_its_truth_and_the_service_says_the_same_estimates() throws Exception {
    try (Serving service = serve("--simulated")) {
      Run run = simulate(service.uri().toString(), "plan").done();
      assertThat(run.out()).contains("truth", "covered", "12 reports", "acknowledged 12");
      JsonNode outcome = outcome();
      assertThat(outcome.has("truthNotShown")).isFalse();
      assertThat(outcome.at("/metrics/0/cells/0/truth").asDouble())
          .isEqualTo(5 / 12.0, within(1e-9));
      assertThat(outcome.at("/metrics/0/cells/1/truth").asDouble())
          .isEqualTo(4 / 12.0, within(1e-9));
      JsonNode said = JSON.readTree(service.get("/api/metrics/plan", "application/json"));
      assertThat(said.at("/results/0/values/0/share"))
          .isEqualTo(outcome.at("/metrics/0/cells/0/estimate"));
    }
  }

  @Test
  void a_second_fleet_sees_estimates_only_and_why() throws Exception {
    try (Serving service = serve("--simulated")) {
      simulate(service.uri().toString(), "plan").done();
      Run second = simulate(service.uri().toString(), "plan", "--seed", "2").done();
      assertThat(second.out())
          .contains("24 reports", "truth is not shown: the service already held reports of plan")
          .doesNotContain("covered");
      assertThat(outcome().get("truthNotShown").asString()).contains("empty directory");
      assertThat(outcome().at("/metrics/0/cells/0").has("truth")).isFalse();
      assertThat(outcome().at("/metrics/0/cells/0").has("estimate")).isTrue();
    }
  }

  @Test
  void the_same_seed_draws_other_ids_for_another_metric_and_the_same_for_the_same()
      throws Exception {
    try (Serving service = serve("--simulated")) {
      simulate(service.uri().toString(), "plan").done();
      assertThat(simulate(service.uri().toString(), "age").done().out())
          .contains("12 reports", "covered");
      Run again = simulate(service.uri().toString(), "plan");
      assertThat(again.code()).isEqualTo(ExitCode.FAILED);
      assertThat(again.out()).contains("12 reports").doesNotContain("covered");
    }
  }

  @Test
  void another_definition_in_the_file_is_not_the_one_that_devices_obey_and_hides_the_truth()
      throws Exception {
    try (Serving service = serve("--simulated")) {
      String url = service.uri().toString();
      assertThat(simulate(url, "plan", "--registry", registry.toString()).done().out())
          .contains("covered");
      Path other = directory.resolve("other.yaml");
      Files.writeString(other, Files.readString(registry).replace("Age for tests", "Age in years"));
      Run run = simulate(url, "age", "--registry", other.toString()).done();
      assertThat(run.out())
          .contains("truth is not shown: the service's definition", "not the one in your file")
          .doesNotContain("covered");
    }
  }

  @Test
  void a_service_of_real_devices_is_refused_before_anything_is_sent() throws Exception {
    try (Serving service = serve()) {
      simulate(service.uri().toString(), "plan")
          .complained(ExitCode.REFUSED, "real devices", "sotto serve --simulated");
      assertThat(service.get("/api/metrics/plan", "application/json")).contains("nothing reported");
    }
  }

  @Test
  void a_metric_that_the_service_does_not_have_is_answered_with_those_it_has() throws Exception {
    try (Serving service = serve("--simulated")) {
      simulate(service.uri().toString(), "size")
          .complained(ExitCode.REFUSED, "the service at", "\"size\"", "age, plan");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1:8080",
        "http://example.com",
        "https://127.0.0.1:1",
        "127.0.0.1:8080",
        "http://127.0.0.1.example.com/",
        "http://127.evil.example/",
        "http://localhost.evil/",
        "http://127.1/",
        "http://user@127.0.0.1/",
        "http://[::2]/",
        "http://",
        "not an address",
        "http://[2001:db8::1]/"
      })
  void only_an_address_of_this_machine_is_a_server(String url) {
    simulate(url, "plan").complained(ExitCode.USAGE, "--server is", url, "http://127.0.0.1:8080");
  }

  @Test
  void options_of_a_service_started_here_and_no_registry_at_all_are_named() {
    simulate("http://127.0.0.1:1", "plan", "--port", "0")
        .complained(ExitCode.USAGE, "--port is for a service started here");
    simulate("http://127.0.0.1:1", "plan", "--state", "x").complained(ExitCode.USAGE, "--state");
    Run.of("simulate", "--metric", "plan", "--data", people.toString(), "--column", "plan")
        .complained(ExitCode.USAGE, "neither --registry nor --server");
  }

  @Test
  void where_no_service_answers_or_something_else_does_that_is_said() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    simulate("http://127.0.0.1:" + free, "plan")
        .complained(ExitCode.FAILED, "no service answers at http://127.0.0.1:" + free);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerOnce(socket));
      simulate("http://127.0.0.1:" + socket.getLocalPort(), "plan")
          .complained(ExitCode.FAILED, "answers no registry");
    }
  }

  private static void answerOnce(ServerSocket socket) {
    try (Socket connection = socket.accept();
        OutputStream out = connection.getOutputStream()) {
      connection.getInputStream().read();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      throw new java.io.UncheckedIOException(closed);
    }
  }
}

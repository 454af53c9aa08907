package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `serve` or `demo` as a process of its own whose files may not grow beyond a bound.
@Tag("slow")
@Timeout(120)
class FullDiskTest {
  private static final Pattern URI_SHOWN = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final Pattern ACKNOWLEDGED =
      Pattern.compile("acknowledged (\\d+) · counted (\\d+) ·");
  private static final int KIBIBYTES = 24;
  private static final int REPORTS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private final SeededRandom random = SeededRandom.announced("FullDiskTest");

  @BeforeEach
  void needsBash() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash for its ulimit");
  }

  @Test
  void a_service_without_room_answers_503_and_keeps_all_that_it_acknowledged() throws Exception {
    Path state = directory.resolve("state");
    Path errors = directory.resolve("errors");
    Process process =
        limited(
            errors,
            "serve",
            "--port",
            "0",
            "--state",
            state.toString(),
            "--registry",
            Fixtures.registry(directory).toString());
    int acknowledged = 0;
    int refused = 0;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI service = shown(out);
      MetricDefinition metric = metric(service);
      for (int i = 0; refused < 20 && i < 500; i++) {
        if (post(service, metric)) {
          acknowledged += REPORTS;
        } else {
          refused++;
        }
      }
    }
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(refused).isEqualTo(20);
    assertThat(acknowledged).isPositive();
    assertThat(Files.readString(errors))
        .contains("POST /reports failed on storage and answers 503")
        .doesNotContain("\tat ");

    Run run = Run.of("query", "--state", state.toString(), "--json", "--metric", "plan").done();
    JsonNode results = JsonMapper.builder().build().readTree(run.out()).get("results");
    assertThat(results.get(0).get("reports").asInt()).isEqualTo(acknowledged);
  }

  @Test
  void a_demo_without_room_gives_up_and_says_how_much_waits_and_where_to_look() throws Exception {
    Path state = directory.resolve("state");
    Path errors = directory.resolve("errors");
    Process process =
        limited(
            errors,
            "demo",
            "--no-serve",
            "--devices",
            "1000",
            "--consent",
            "1",
            "--state",
            state.toString());
    String out;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      out = lines.readAllAsString();
    }
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED.code());
    Matcher shown = ACKNOWLEDGED.matcher(out);
    assertThat(shown.find()).as(out).isTrue();
    int acknowledged = Integer.parseInt(shown.group(1));
    assertThat(acknowledged).isBetween(1, 999);
    assertThat(shown.group(2)).as("counted").isEqualTo(shown.group(1));
    assertThat(out).contains("not consenting 0 · unanswered " + (1000 - acknowledged));
    assertThat(Files.readString(errors))
        .contains(
            "sotto: the service acknowledged nothing for 20 s, so the devices gave up",
            Shown.plural(9L * (1000 - acknowledged), "report") + " of ",
            "the room on the disk of " + state)
        .doesNotContain("\tat ");
  }

  private Process limited(Path errors, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "ulimit -f " + KIBIBYTES + "; exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }

  private static URI shown(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher shown = URI_SHOWN.matcher(line);
      if (shown.find()) {
        return URI.create(shown.group());
      }
    }
    throw new AssertionError("the service ended before it served");
  }

  private MetricDefinition metric(URI service) throws IOException {
    Bytes body;
    try (InputStream in = service.resolve(Endpoints.REGISTRY).toURL().openStream()) {
      body = Bytes.of(in.readAllBytes());
    }
    Registry registry = Registry.decode(body).orThrow();
    return registry.definitions().stream()
        .filter(metric -> metric.name().text().equals("plan"))
        .findFirst()
        .orElseThrow();
  }

  /// Whether a batch of yesterday's reports was acknowledged; if not, it must have been refused in the right way.
  private boolean post(URI service, MetricDefinition metric) throws IOException {
    WindowNumber yesterday = metric.schedule().windowAt(Instant.now().minus(Duration.ofDays(1)));
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < REPORTS; i++) {
      reports.add(
          new Report(
              Metric.of(metric).id(),
              yesterday,
              0,
              new ReportId(Bytes.of(random.bytes(ReportId.LENGTH))),
              metric.oracle().randomizer().randomize(i % 2, random::nextLong)));
    }
    HttpURLConnection connection =
        (HttpURLConnection) service.resolve(Endpoints.REPORTS).toURL().openConnection();
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", Endpoints.BATCH_TYPE);
    connection.getOutputStream().write(Batch.of(reports).encode().toByteArray());
    if (connection.getResponseCode() == 200) {
      try (InputStream in = connection.getInputStream()) {
        Answer answer = Answer.decode(Bytes.of(in.readAllBytes())).orThrow();
        assertThat(answer.allAccepted()).isTrue();
      }
      return true;
    }
    assertThat(connection.getResponseCode()).isEqualTo(503);
    try (InputStream in = connection.getErrorStream()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("storage failed for now; try again later");
    }
    return false;
  }
}

package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `examples/quickstart` is what its page says: thirty lines of Java 17, which show within ten seconds what was recorded
/// and what became of it.
@Timeout(120)
class QuickstartTest {
  private static final Path ROOT = Path.of(System.getProperty("sotto.root"));
  private static final Path QUICKSTART = ROOT.resolve("examples/quickstart/Quickstart.java");
  private static final Path METRICS = ROOT.resolve("examples/quickstart/metrics.yaml");
  private static final int MAX_LINES = 30;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern URI_SHOWN = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  private static final String METRIC = "(?m)^  (crashed-lately|battery-level)";

  /// A value in the section on what is recorded: its metric and the start of its window.
  private static final Pattern RECORDED =
      Pattern.compile(METRIC + ": \\S.*\\n.*\\n    for .*, window (\\S+) to \\S+$");

  /// A report in the section on what was sent, if it was counted: the same.
  private static final Pattern COUNTED =
      Pattern.compile(METRIC + ", window (\\S+) to \\S+$\\n.*\\n.*\\n    answered \\S+: counted$");

  @TempDir private Path directory;

  @Test
  void the_quickstart_has_at_most_thirty_lines() throws IOException {
    assertThat(Files.readAllLines(QUICKSTART)).hasSizeLessThanOrEqualTo(MAX_LINES);
  }

  @Test
  void its_metrics_are_refused_for_release_and_only_for_that() {
    Run refused = Run.of("check", METRICS.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("debug true is not for release", "refused, 1 problem");
  }

  @Test
  @Tag("slow")
  void both_values_are_shown_as_recorded_then_sent_and_the_service_counts_each_once()
      throws Exception {
    Path classes = compiled();
    Path canonical = directory.resolve("metrics.sreg");
    Run.of("check", "--allow-debug", "--canonical", canonical.toString(), METRICS.toString())
        .done();
    try (Served service = serve()) {
      long began = System.nanoTime();
      String said = ran(classes, canonical.toString(), service.uri().toString());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).as(said).isLessThan(LIMIT);
      String first = said.substring(0, said.indexOf("Sent since"));
      assertThat(first)
          .contains("crashed-lately: yes", "battery-level: 62 percent", "to be sent: nothing.");
      String last = said.substring(said.lastIndexOf("What Sotto holds"));
      assertThat(last)
          .contains("Recorded in open windows: nothing.", "waiting to be sent: nothing.")
          .doesNotContain("62 percent", ": yes");
      Set<Cell> recorded = cells(RECORDED, first);
      assertThat(recorded).extracting(Cell::metric).hasSize(2);
      assertThat(cells(COUNTED, last)).containsAll(recorded);
      for (Cell cell : recorded) {
        assertThat(service.reports(cell)).as(cell.toString()).isEqualTo(1);
      }
    }
  }

  /// @param metric a metric's name
  /// @param from   start of a window of it
  private record Cell(String metric, String from) {
    long window() {
      return Instant.parse(from).getEpochSecond() / 2;
    }
  }

  private static Set<Cell> cells(Pattern shown, String said) {
    return shown
        .matcher(said)
        .results()
        .map(match -> new Cell(match.group(1), match.group(2)))
        .collect(Collectors.toSet());
  }

  /// The classes of the quickstart, compiled as Java 17 with every warning an error.
  private Path compiled() {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "--release",
                "17",
                "-Xlint:all,-options,-path",
                "-Werror",
                "-cp",
                classpath(),
                "-d",
                directory.toString(),
                QUICKSTART.toString());
    assertThat(status).as(said.toString()).isZero();
    return directory;
  }

  private String ran(Path classes, String canonical, String service) throws Exception {
    Process process =
        new ProcessBuilder(
                java(),
                "-cp",
                classes + System.getProperty("path.separator") + classpath(),
                "Quickstart",
                canonical,
                service,
                directory.resolve("device").toString())
            .redirectErrorStream(true)
            .start();
    String said = read(process.getInputStream());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Served serve() throws IOException {
    Process process =
        new ProcessBuilder(
                java(),
                "-cp",
                classpath(),
                Main.class.getName(),
                "serve",
                "--registry",
                METRICS.toString(),
                "--state",
                directory.resolve("state").toString(),
                "--port",
                "0")
            .redirectError(directory.resolve("serve.err").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher shown = URI_SHOWN.matcher(line);
      if (shown.find()) {
        return new Served(process, URI.create(shown.group()));
      }
    }
    process.destroyForcibly();
    throw new IOException(
        "serve did not begin: " + said + Files.readString(directory.resolve("serve.err")));
  }

  @Test
  void serving_a_debug_registry_says_so_loudly() throws Exception {
    try (Served service = serve()) {
      assertThat(service.json("/api/metrics").get("metrics")).hasSize(2);
    }
    assertThat(directory.resolve("serve.err"))
        .content()
        .contains("WARNING: the registry in force is marked debug: true", "trials only");
  }

  /// A `serve` in a process of its own.
  private record Served(Process process, URI uri) implements AutoCloseable {
    JsonNode json(String path) throws IOException {
      try (InputStream body = uri.resolve(path).toURL().openStream()) {
        return JSON.readTree(body);
      }
    }

    long reports(Cell cell) throws IOException {
      return json("/api/metrics/" + cell.metric() + "?window=" + cell.window())
          .at("/results/0/reports")
          .asLong();
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classpath() {
    return System.getProperty("java.class.path");
  }

  private static String read(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}

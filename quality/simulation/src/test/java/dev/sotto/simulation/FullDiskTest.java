package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sotto.journal.Batch;
import dev.sotto.journal.Journal;
import dev.sotto.metric.WindowNumber;
import dev.sotto.node.ServiceState;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process whose disk is full: it says 503 and what to do, goes on answering, acknowledges nothing that is not durable,
/// and takes what it refused once there is room.
@Tag("slow")
@Timeout(120)
class FullDiskTest {
  private static final int KIBIBYTES = 16; // half of a journal's segment here
  private static final int REFUSALS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant NOW = Samples.DAILY.endOf(WINDOW).plus(Duration.ofHours(1));

  @TempDir private Path root;

  private final SeededRandom random = SeededRandom.announced("FullDiskTest");
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Set<ReportId> acknowledged = new HashSet<>();
  private final List<List<Report>> refused = new ArrayList<>();

  @BeforeEach
  void needsBash() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash for its ulimit");
  }

  @Test
  void what_it_acknowledged_is_counted_and_what_it_refused_is_taken_when_there_is_room()
      throws Exception {
    fill();
    assertThat(acknowledged).isNotEmpty();
    assertThat(stored()).containsAll(acknowledged);
    String log = Files.readString(root.resolve("stderr"));
    assertThat(log).contains("POST /reports failed on storage and answers 503");
    assertThat(log).doesNotContain("\tat ");

    Child roomy = Child.start(root, NOW);
    int port = roomy.port(PATIENCE).orElseThrow();
    for (List<Report> reports : refused) {
      assertThat(send(port, reports).statusCode()).isEqualTo(200);
    }
    roomy.kill();
    assertThat(refused).hasSize(REFUSALS);
    assertThat(stored()).isEqualTo(acknowledged);
  }

  /// Sends until it has refused some.
  private void fill() throws Exception {
    Child limited = Child.startLimited(root, NOW, KIBIBYTES);
    int port = limited.port(PATIENCE).orElseThrow();
    for (int sent = 0; refused.size() < REFUSALS && sent < 1000; sent++) {
      List<Report> reports = new ArrayList<>();
      for (int i = random.between(1, 6); i > 0; i--) {
        reports.add(SampleReports.any(Samples.crashed(), WINDOW, random));
      }
      HttpResponse<byte[]> response = send(port, reports);
      if (response.statusCode() != 200) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
            .contains("storage failed for now; try again later");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        refused.add(reports);
      }
    }
    assertThat(get(port, Endpoints.REGISTRY)).isEqualTo(200);
    limited.kill();
  }

  private int get(int port, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri(port, path)).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpResponse<byte[]> send(int port, List<Report> reports)
      throws IOException, InterruptedException {
    Bytes body = dev.sotto.protocol.Batch.of(reports).encode();
    HttpRequest request =
        HttpRequest.newBuilder(uri(port, Endpoints.REPORTS))
            .timeout(PATIENCE)
            .header("Content-Type", Endpoints.BATCH_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() == 200) {
      assertThat(Answer.decode(Bytes.of(response.body())).orThrow().allAccepted()).isTrue();
      reports.forEach(report -> acknowledged.add(report.id()));
    }
    return response;
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// What is in the journal, after a check that just this is counted.
  private Set<ReportId> stored() throws Exception {
    try (ServiceState state =
        ServiceState.open(
            ServiceProcess.state(root), Optional.empty(), ServiceProcess.options(NOW))) {
      Journal journal = state.journal();
      Set<ReportId> ids = new HashSet<>();
      int entries = 0;
      Batch batch = journal.read(journal.begin(), 1 << 20);
      while (!batch.entries().isEmpty()) {
        batch.entries().forEach(s -> ids.add(Report.decode(s.entry().body()).orThrow().id()));
        entries += batch.entries().size();
        batch = journal.read(batch.next(), 1 << 20);
      }
      state.awaitCounted(PATIENCE);
      assertThat(ids).hasSize(entries);
      assertThat(state.counts().reports()).isEqualTo(entries);
      return ids;
    }
  }
}

package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.node.ServiceState;
import dev.sotto.node.StateOptions;
import dev.sotto.node.StoredState;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Report;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What earlier versions wrote is read by this one: their states give the same counts, their uploads are accepted, and
/// their canonical bytes are still the ones that devices signed for.
class GoldenTest {
  private static final Clock CLOCK = Clock.fixed(GoldenMetrics.NOW, ZoneOffset.UTC);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private Path state() throws IOException {
    Path copy = directory.resolve("state");
    GoldenFiles.copy(GoldenFiles.V1.resolve("state"), copy);
    return copy;
  }

  private static FoldSnapshot counts(Path directory) throws Exception {
    StateOptions options = StateOptions.of(true).withClock(CLOCK);
    try (ServiceState state = ServiceState.open(directory, Optional.empty(), options)) {
      state.awaitCounted(PATIENCE);
      assertThat(state.refused()).isZero();
      return state.counts();
    }
  }

  private static String noted() throws IOException {
    return Files.readString(GoldenFiles.V1.resolve("counts.json"));
  }

  @Test
  void a_state_of_version_1_opens_and_counts_what_it_counted() throws Exception {
    Path state = state();
    FoldSnapshot counted = counts(state);
    assertThat(counted.reports()).isEqualTo(500);
    assertThat(counted.simulated()).isTrue();
    assertThat(GoldenCounts.json(counted)).isEqualTo(noted());
    assertThat(GoldenCounts.json(counts(state))).as("opened again").isEqualTo(noted());
  }

  /// How many of the snapshots, the newest first, are lost.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void its_journal_counts_the_same_without_the_newest_snapshots(int lost) throws Exception {
    Path state = state();
    List<Path> snapshots = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(state.resolve("snapshots"))) {
      files.forEach(snapshots::add);
    }
    assertThat(snapshots).hasSize(2);
    snapshots.sort(null);
    for (Path snapshot : snapshots.reversed().subList(0, lost)) {
      Files.delete(snapshot);
    }
    assertThat(GoldenCounts.json(counts(state))).isEqualTo(noted());
  }

  @Test
  void its_registry_and_definitions_decode_to_what_they_were_and_encode_to_the_same_bytes()
      throws Exception {
    Bytes bytes = GoldenFiles.hex("registry");
    Registry registry = Registry.decode(bytes).orThrow();
    assertThat(registry).isEqualTo(GoldenMetrics.registry());
    assertThat(registry.bytes()).isEqualTo(bytes);
    assertThat(registry.hash()).isEqualTo(GoldenFiles.hex("registry.hash"));
    assertThat(registry.metrics()).hasSize(5);
    for (Metric metric : registry.metrics()) {
      String name = "definition-" + metric.name().text();
      Bytes canonical = GoldenFiles.hex(name);
      assertThat(Metric.decode(canonical).orThrow()).isEqualTo(metric);
      assertThat(Metric.of(metric.definition()).bytes()).isEqualTo(canonical);
      assertThat(metric.id().bytes()).isEqualTo(GoldenFiles.hex(name + ".id"));
    }
  }

  @Test
  void a_reader_counts_the_same_of_it() throws Exception {
    assertThat(GoldenCounts.json(StoredState.read(state(), CLOCK).counts())).isEqualTo(noted());
  }

  @Test
  void uploads_of_version_1_are_accepted_and_counted_by_a_state_of_version_1() throws Exception {
    try (LiveService service = new LiveService(state(), Optional.empty(), CLOCK)) {
      Registry registry = service.state().registry();
      for (Metric metric : registry.metrics()) {
        Bytes upload = GoldenFiles.hex("upload-" + metric.name().text());
        assertThat(Answer.decode(post(service, upload)).orThrow().allAccepted()).isTrue();
        Batch batch = Batch.decode(upload).orThrow();
        List<Report> reports =
            batch.reports().stream().map(report -> Report.decode(report).orThrow()).toList();
        assertThat(reports).hasSize(3);
        assertThat(Batch.of(reports).encode()).isEqualTo(upload);
      }
      assertThat(service.counted().reports()).isEqualTo(515);
    }
  }

  private static Bytes post(LiveService service, Bytes body) throws Exception {
    HttpResponse<byte[]> response = service.post(body);
    assertThat(response.statusCode()).isEqualTo(200);
    return Bytes.of(response.body());
  }

  /// The check would notice a report that is counted twice.
  @Test
  void one_report_more_is_noticed() throws Exception {
    Path state = state();
    try (LiveService service = new LiveService(state, Optional.empty(), CLOCK)) {
      post(service, GoldenFiles.hex("upload-crashed-today"));
    }
    assertThat(GoldenCounts.json(counts(state))).isNotEqualTo(noted());
  }
}

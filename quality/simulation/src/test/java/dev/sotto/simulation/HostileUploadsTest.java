package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.fold.AccumulatorKey;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.protocol.Verdict;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploads that no device of ours makes, sent to a running service: each gets an answer that says what is wrong, none a
/// server's error, and what is counted is what was acknowledged, no more and no less.
class HostileUploadsTest {
  @TempDir private Path directory;

  private final SeededRandom random = SeededRandom.announced("HostileUploadsTest");
  private final FakeClock clock = new FakeClock(GoldenMetrics.NOW);
  private Optional<LiveService> service = Optional.empty();
  private final Set<ReportId> acknowledged = new HashSet<>();

  @BeforeEach
  void start() throws IOException {
    service = Optional.of(new LiveService(directory, Optional.of(GoldenMetrics.registry()), clock));
  }

  @AfterEach
  void stop() throws IOException {
    service().close();
  }

  private LiveService service() {
    return service.orElseThrow();
  }

  private static long last(MetricDefinition metric) {
    return metric.schedule().windowAt(GoldenMetrics.NOW).value() - 1;
  }

  private Report report(MetricDefinition metric) {
    return SampleReports.any(metric, new WindowNumber(last(metric)), random);
  }

  /// Sends `body` and keeps the books of what was acknowledged.
  ///
  /// @return the verdicts, or none if the body was refused
  private List<Verdict> send(Bytes body) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = service().post(body);
    assertThat(response.statusCode()).isIn(200, 400);
    if (response.statusCode() == 400) {
      assertThat(text(response)).contains("body is not a batch of reports: ");
      return List.of();
    }
    List<Bytes> reports = Batch.decode(body).orThrow().reports();
    List<Verdict> verdicts = Answer.decode(Bytes.of(response.body())).orThrow().verdicts();
    assertThat(verdicts).hasSameSizeAs(reports);
    for (int i = 0; i < verdicts.size(); i++) {
      if (verdicts.get(i) == Verdict.ACCEPTED) {
        Decoded<Report> accepted = Report.decode(reports.get(i));
        assertThat(accepted).as("what was accepted").isInstanceOf(Decoded.Ok.class);
        acknowledged.add(accepted.orThrow().id());
      }
    }
    return verdicts;
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private void requireCountedIsAcknowledged() throws IOException, InterruptedException {
    assertThat(service().counted().reports()).isEqualTo(acknowledged.size());
    assertThat(service().state().refused()).isZero();
    assertThat(send(Batch.of(List.of(report(GoldenMetrics.crashed(1)))).encode()))
        .as("the service lives")
        .containsExactly(Verdict.ACCEPTED);
    assertThat(service().counted().reports()).isEqualTo(acknowledged.size());
  }

  private Bytes upload() {
    return Batch.of(List.of(report(GoldenMetrics.crashed(1)), report(GoldenMetrics.launchTime())))
        .encode();
  }

  @Test
  void an_upload_cut_at_any_byte_is_refused_and_not_counted() throws Exception {
    Bytes whole = upload();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(send(whole.slice(0, length))).as("cut at %d", length).isEmpty();
    }
    assertThat(service().counted().reports()).isZero();
    assertThat(send(whole)).containsExactly(Verdict.ACCEPTED, Verdict.ACCEPTED);
    requireCountedIsAcknowledged();
  }

  @Test
  void an_upload_with_a_byte_more_is_refused_and_not_counted() throws Exception {
    byte[] whole = upload().toByteArray();
    assertThat(send(Bytes.of(Arrays.copyOf(whole, whole.length + 1)))).isEmpty();
    requireCountedIsAcknowledged();
  }

  @Test
  void an_upload_flipped_at_any_bit_is_counted_just_as_far_as_it_is_acknowledged()
      throws Exception {
    int refused = 0;
    int accepted = 0;
    for (int bit = 0; bit < 8 * upload().length(); bit++) {
      byte[] flipped = upload().toByteArray(); // other ids: a report sent again is not counted
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      List<Verdict> verdicts = send(Bytes.of(flipped));
      refused += verdicts.contains(Verdict.ACCEPTED) ? 0 : 1;
      accepted += verdicts.stream().allMatch(Verdict.ACCEPTED::equals) ? 1 : 0;
    }
    // a flipped id or answer is just another report; nothing else may pass as two good ones
    assertThat(refused).isPositive();
    assertThat(accepted).isPositive();
    requireCountedIsAcknowledged();
  }

  @Test
  void a_byte_changed_to_anything_at_any_place_never_ends_the_service() throws Exception {
    for (int at = 0; at < upload().length(); at++) {
      byte[] changed = upload().toByteArray();
      changed[at] ^= (byte) random.between(1, 255);
      send(Bytes.of(changed));
    }
    for (int i = 0; i < 200; i++) {
      send(Bytes.of(random.bytes(random.between(0, 300))));
    }
    requireCountedIsAcknowledged();
  }

  @Test
  void a_definition_nobody_knows_and_another_version_of_a_metric_are_told_so() throws Exception {
    MetricDefinition later = GoldenMetrics.crashed(2);
    MetricDefinition unknown = Samples.yesNo(Samples.terms("nobody", "1"), Samples.DAILY);
    Bytes upload =
        Batch.of(List.of(report(later), report(GoldenMetrics.crashed(1)), report(unknown)))
            .encode();
    assertThat(send(upload))
        .containsExactly(Verdict.UNKNOWN_DEFINITION, Verdict.ACCEPTED, Verdict.UNKNOWN_DEFINITION);
    service().state().publish(GoldenMetrics.laterRegistry());
    assertThat(send(upload))
        .containsExactly(Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.UNKNOWN_DEFINITION);
    requireCountedIsAcknowledged();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 1_000_000, 4_000_000_000_000L, Long.MAX_VALUE})
  void a_window_of_a_clock_that_is_ahead_is_told_it_has_not_ended(long ahead) throws Exception {
    MetricDefinition metric = GoldenMetrics.crashed(1);
    long window = ahead == Long.MAX_VALUE ? ahead : last(metric) + ahead;
    Report report = SampleReports.any(metric, new WindowNumber(window), random);
    assertThat(send(Batch.of(List.of(report)).encode())).containsExactly(Verdict.WINDOW_OPEN);
    requireCountedIsAcknowledged();
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 20_000, 1_000_000, 4_000_000_000_000L, Long.MAX_VALUE})
  void a_window_of_a_clock_that_is_behind_is_told_it_is_closed(long behind) throws Exception {
    MetricDefinition metric = GoldenMetrics.crashed(1);
    long window = behind == Long.MAX_VALUE ? Long.MIN_VALUE : last(metric) - behind;
    Report report = SampleReports.any(metric, new WindowNumber(window), random);
    assertThat(send(Batch.of(List.of(report)).encode())).containsExactly(Verdict.WINDOW_CLOSED);
    requireCountedIsAcknowledged();
  }

  @Test
  void a_metric_that_has_expired_is_told_its_windows_are_closed() throws Exception {
    clock.set(Instant.parse("2100-01-03T12:00:00Z")); // the metric expired on the first
    MetricDefinition metric = GoldenMetrics.crashed(1);
    long today = metric.schedule().windowAt(clock.instant()).value();
    Report before = SampleReports.any(metric, new WindowNumber(today - 3), random);
    Report after = SampleReports.any(metric, new WindowNumber(today - 2), random);
    assertThat(send(Batch.of(List.of(before, after)).encode()))
        .containsExactly(Verdict.ACCEPTED, Verdict.WINDOW_CLOSED);
    assertThat(service().counted().accumulators().keySet())
        .extracting(AccumulatorKey::definition)
        .containsOnly(Metric.of(metric).id());
  }

  @Test
  void a_compressed_upload_is_refused_with_415_and_what_to_do() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(upload().toByteArray());
    }
    HttpResponse<byte[]> said =
        service().post(Bytes.of(zipped.toByteArray()), "Content-Encoding", "gzip");
    assertThat(said.statusCode()).isEqualTo(415);
    assertThat(text(said)).contains("send it without Content-Encoding");
    HttpResponse<byte[]> silent = service().post(Bytes.of(zipped.toByteArray()));
    assertThat(silent.statusCode()).isEqualTo(400);
    requireCountedIsAcknowledged();
  }

  @Test
  void an_upload_beyond_the_limit_is_refused_with_413_and_the_limit() throws Exception {
    HttpResponse<byte[]> said = service().post(Bytes.of(new byte[(1 << 20) + 1]));
    assertThat(said.statusCode()).isEqualTo(413);
    assertThat(text(said)).contains("1048576 bytes");
    requireCountedIsAcknowledged();
  }
}

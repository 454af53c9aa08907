package dev.sotto.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.admission.Admission;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Answer;
import dev.sotto.protocol.Batch;
import dev.sotto.protocol.Endpoints;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.protocol.Verdict;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EndpointTest {
  private static final MetricDefinition CRASHED = Samples.crashed();
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Registry REGISTRY = Samples.registry();

  private final SeededRandom random = new SeededRandom(4);
  private final FakeClock clock = new FakeClock(CRASHED.schedule().endOf(WINDOW));
  private final FaultyDisk disk = new FaultyDisk();
  private FileJournal journal;
  private ReportEndpoint endpoint;

  @BeforeEach
  void open() throws IOException {
    journal = FileJournal.open(disk.root().resolve("journal"), JournalOptions.real());
    endpoint = new ReportEndpoint(new Admission(Definitions.of(REGISTRY)), journal, clock);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  @Test
  void each_report_of_a_batch_gets_its_verdict_and_only_the_accepted_are_stored()
      throws IOException {
    Report accepted = SampleReports.any(CRASHED, WINDOW, random);
    Report open = SampleReports.any(CRASHED, WINDOW.plus(1), random);
    Report closed = SampleReports.any(CRASHED, WINDOW.plus(-9), random);
    MetricDefinition other = Samples.yesNo(Samples.terms("other", "1"), Samples.DAILY);
    Report unknown = SampleReports.any(other, WINDOW, random);
    Batch batch =
        new Batch(
            List.of(
                open.encode(),
                accepted.encode(),
                Bytes.of((byte) 1),
                closed.encode(),
                unknown.encode()));
    Response response = post(batch);
    assertThat(response.status()).isEqualTo(200);
    assertThat(answer(response).verdicts())
        .containsExactly(
            Verdict.WINDOW_OPEN,
            Verdict.ACCEPTED,
            Verdict.MALFORMED,
            Verdict.WINDOW_CLOSED,
            Verdict.UNKNOWN_DEFINITION);
    assertThat(stored()).containsExactly(accepted.encode());
  }

  @Test
  void a_batch_sent_again_gets_the_same_answer_and_is_not_stored_again() throws IOException {
    Report report = SampleReports.any(CRASHED, WINDOW, random);
    Batch batch = Batch.of(List.of(report, SampleReports.any(CRASHED, WINDOW, random)));
    Response first = post(batch);
    clock.advance(Duration.ofDays(8).minusNanos(1));
    journal.forgetExpired(clock.instant());
    assertThat(post(batch)).isEqualTo(first);
    assertThat(stored()).hasSize(2);
  }

  @Test
  void another_report_under_the_same_id_is_answered_as_a_duplicate_and_not_stored()
      throws IOException {
    Report report = SampleReports.any(CRASHED, WINDOW, random);
    Report other =
        new Report(
            report.definition(),
            WINDOW,
            report.segment(),
            new ReportId(report.id().bytes()),
            Bytes.of((byte) (1 - report.payload().at(0))));
    assertThat(answer(post(Batch.of(List.of(report, other)))).allAccepted()).isTrue();
    assertThat(answer(post(Batch.of(List.of(other)))).allAccepted()).isTrue();
    assertThat(stored()).containsExactly(report.encode());
  }

  @Test
  void after_the_first_acknowledgement_in_a_fresh_nested_directory_a_power_loss_loses_nothing()
      throws IOException {
    FaultyDisk fresh = new FaultyDisk();
    Path state = fresh.root().resolve("a").resolve("b").resolve("state");
    Report report = SampleReports.any(CRASHED, WINDOW, random);
    try (FileJournal first = FileJournal.open(state.resolve("journal"), JournalOptions.real())) {
      endpoint = new ReportEndpoint(new Admission(Definitions.of(REGISTRY)), first, clock);
      assertThat(answer(post(Batch.of(List.of(report)))).allAccepted()).isTrue();
      fresh.crash(CrashMode.LOSE_ALL, random);
    } catch (IOException closedWithoutPower) {
      assertThat(closedWithoutPower).hasMessageContaining("power");
    }
    try (FileJournal again = FileJournal.open(state.resolve("journal"), JournalOptions.real())) {
      assertThat(again.read(again.begin(), 1 << 20).entries()).hasSize(1);
    }
  }

  @Test
  void nothing_is_acknowledged_that_could_not_be_made_durable() throws IOException {
    Batch batch = Batch.of(List.of(SampleReports.any(CRASHED, WINDOW, random)));
    disk.fillUpAfter(0);
    assertThatThrownBy(() -> post(batch)).isInstanceOf(IOException.class);
    disk.fillUpAfter(1 << 20);
    assertThat(answer(post(batch)).allAccepted()).isTrue();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void an_answer_is_given_after_the_force_and_not_before() throws IOException {
    int forces = disk.forces().size();
    Response response = post(Batch.of(List.of(SampleReports.any(CRASHED, WINDOW, random))));
    assertThat(response.status()).isEqualTo(200);
    assertThat(disk.forces().size()).isGreaterThan(forces);
  }

  @Test
  void what_is_not_a_batch_is_refused_with_the_reason() throws IOException {
    Map<String, List<String>> headers = Map.of("content-type", List.of(Endpoints.BATCH_TYPE));
    Response response =
        endpoint.handle(new Request("POST", "/reports", Map.of(), Map.of(), headers, Bytes.of()));
    assertThat(response.status()).isEqualTo(400);
    assertThat(text(response)).contains("body is not a batch of reports");
  }

  @Test
  void the_registry_is_served_with_its_hash_as_tag_and_not_sent_again_to_who_has_it() {
    RegistryEndpoint registry = new RegistryEndpoint(Definitions.of(REGISTRY));
    Response response = registry.handle(Request.of("GET", "/registry"));
    assertThat(Registry.decode(response.body()).orThrow()).isEqualTo(REGISTRY);
    String tag = response.headers().getOrDefault("ETag", "");
    assertThat(tag).isEqualTo('"' + REGISTRY.hash().toHex() + '"');
    assertThat(registry.handle(asking(tag)).status()).isEqualTo(304);
    assertThat(registry.handle(asking("\"other\"")).status()).isEqualTo(200);
  }

  private static Request asking(String tag) {
    return new Request(
        "GET", "/registry", Map.of(), Map.of(), Map.of("if-none-match", List.of(tag)), Bytes.of());
  }

  private Response post(Batch batch) throws IOException {
    return endpoint.handle(request(batch, Map.of("content-type", List.of(Endpoints.BATCH_TYPE))));
  }

  private static Request request(Batch batch, Map<String, List<String>> headers) {
    return new Request("POST", "/reports", Map.of(), Map.of(), headers, batch.encode());
  }

  @Test
  void a_batch_in_a_media_type_that_a_web_page_may_send_is_refused_and_not_stored()
      throws IOException {
    Batch batch = Batch.of(List.of(SampleReports.any(CRASHED, WINDOW, random)));
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/octet-stream",
            "text/plain; " + Endpoints.BATCH_TYPE,
            "")) {
      Response response = endpoint.handle(request(batch, Map.of("content-type", List.of(type))));
      assertThat(response.status()).as(type).isEqualTo(415);
    }
    assertThat(endpoint.handle(request(batch, Map.of())).status()).isEqualTo(415);
    assertThat(stored()).isEmpty();
  }

  private static Answer answer(Response response) {
    return Answer.decode(response.body()).orThrow();
  }

  private static String text(Response response) {
    return new String(response.body().toByteArray(), StandardCharsets.UTF_8);
  }

  private List<Bytes> stored() throws IOException {
    return journal.read(journal.begin(), 1 << 20).entries().stream()
        .map(stored -> stored.entry().body())
        .toList();
  }
}

package dev.sotto.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Definitions;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.Terms;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.Verdict;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.Generator;
import dev.sotto.testkit.Property;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private static final MetricDefinition CRASHED = Samples.crashed();
  private static final MetricDefinition CHARGING = Samples.charging();
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant END = CRASHED.schedule().endOf(WINDOW);
  private static final Instant COUNTED_UNTIL = CRASHED.schedule().countedUntil(WINDOW);

  private final SeededRandom random = new SeededRandom(11);
  private final Report report = SampleReports.any(CRASHED, WINDOW, random);

  @Test
  void a_report_of_a_window_that_ended_is_admitted_and_its_id_remembered_past_the_last_moment() {
    Decision decision = decide(CRASHED, report.encode(), END);
    assertThat(decision)
        .isEqualTo(new Decision.Admitted(report, COUNTED_UNTIL.plus(Admission.MARGIN)));
    assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void a_window_is_open_until_its_last_nanosecond() {
    assertThat(verdict(CRASHED, report, END.minusNanos(1))).isEqualTo(Verdict.WINDOW_OPEN);
    assertThat(verdict(CRASHED, report, END)).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void a_window_is_counted_for_late_windows_and_one_after_its_end_and_no_longer() {
    assertThat(COUNTED_UNTIL).isEqualTo(END.plus(Duration.ofDays(8)));
    assertThat(verdict(CRASHED, report, COUNTED_UNTIL.minusNanos(1))).isEqualTo(Verdict.ACCEPTED);
    assertThat(verdict(CRASHED, report, COUNTED_UNTIL)).isEqualTo(Verdict.WINDOW_CLOSED);
  }

  @Test
  void the_last_window_counted_is_the_one_that_begins_before_the_metric_expires() {
    Terms terms = CRASHED.terms();
    LocalDate expires = LocalDate.of(2026, 5, 1);
    MetricDefinition metric =
        Samples.yesNo(
            new Terms(
                terms.name(),
                terms.version(),
                terms.description(),
                terms.purpose(),
                terms.legalBasis(),
                terms.owner(),
                expires,
                terms.retentionDays(),
                terms.trustModel(),
                terms.epsilon(),
                terms.minimumCohort()),
            Samples.DAILY);
    Instant end = expires.atStartOfDay(ZoneOffset.UTC).toInstant();
    WindowNumber first = metric.schedule().windowAt(end);
    Instant now = end.plus(Duration.ofDays(2));
    assertThat(verdict(metric, SampleReports.any(metric, first.plus(-1), random), now))
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(verdict(metric, SampleReports.any(metric, first, random), now))
        .isEqualTo(Verdict.WINDOW_CLOSED);
  }

  @Test
  void a_report_of_a_definition_never_served_is_refused_as_such() {
    assertThat(verdict(CHARGING, report, END)).isEqualTo(Verdict.UNKNOWN_DEFINITION);
  }

  @Test
  void what_is_not_a_report_of_its_definition_is_malformed() {
    byte[] version = report.encode().toByteArray();
    version[0] = 2;
    assertThat(decide(CRASHED, Bytes.of(version), END).verdict()).isEqualTo(Verdict.MALFORMED);
    assertThat(decide(CRASHED, Bytes.of(), END).verdict()).isEqualTo(Verdict.MALFORMED);
    assertThat(verdict(CRASHED, with(report, 3, report.payload()), END))
        .isEqualTo(Verdict.MALFORMED);
    assertThat(verdict(CRASHED, with(report, 0, Bytes.of((byte) 2)), END))
        .isEqualTo(Verdict.MALFORMED);
    assertThat(verdict(CRASHED, with(report, 0, Bytes.of()), END)).isEqualTo(Verdict.MALFORMED);
    assertThat(verdict(CRASHED, with(report, 0, Bytes.of((byte) 0, (byte) 0)), END))
        .isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void windows_that_no_instant_can_hold_are_open_or_closed_like_any_other() {
    for (long far : List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 50)) {
      assertThat(verdict(CRASHED, at(new WindowNumber(far)), END)).isEqualTo(Verdict.WINDOW_OPEN);
    }
    for (long far : List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -(1L << 50))) {
      assertThat(verdict(CRASHED, at(new WindowNumber(far)), END)).isEqualTo(Verdict.WINDOW_CLOSED);
    }
  }

  @Test
  void the_verdict_does_not_depend_on_the_value_reported() {
    Schedule schedule = CHARGING.schedule();
    Property.forAll(
        random -> random.between(-12, 12) * 6,
        hours -> {
          Instant now = schedule.endOf(WINDOW).plus(Duration.ofHours(hours));
          List<Bytes> all =
              List.of(0, 1, 2, 3).stream()
                  .map(v -> SampleReports.report(CHARGING, WINDOW, 0, v, random).encode())
                  .toList();
          assertThat(admission(CHARGING).decide(all, now))
              .extracting(Decision::verdict)
              .containsOnly(hours < 0 ? Verdict.WINDOW_OPEN : Verdict.ACCEPTED);
        });
  }

  @Test
  void arbitrary_bytes_never_make_it_throw() {
    Property.forAll(
        2_000,
        Generator.byteArrays(100),
        bytes ->
            assertThat(decide(CRASHED, Bytes.of(bytes), END)).isInstanceOf(Decision.Refused.class));
  }

  private Report at(WindowNumber window) {
    return SampleReports.any(CRASHED, window, random);
  }

  private static Report with(Report report, int segment, Bytes payload) {
    return new Report(report.definition(), report.window(), segment, report.id(), payload);
  }

  private static Verdict verdict(MetricDefinition known, Report report, Instant now) {
    return decide(known, report.encode(), now).verdict();
  }

  private static Decision decide(MetricDefinition known, Bytes report, Instant now) {
    return admission(known).decide(List.of(report), now).getFirst();
  }

  private static Admission admission(MetricDefinition known) {
    return new Admission(Definitions.of(Samples.registry(known)));
  }
}

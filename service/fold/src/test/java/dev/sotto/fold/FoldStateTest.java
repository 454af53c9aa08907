package dev.sotto.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FoldStateTest {
  private static final MetricDefinition CRASHED = Samples.crashed();
  private static final WindowNumber WINDOW = new WindowNumber(20_000);

  private final SeededRandom random = new SeededRandom(1);
  private final FoldState state = new FoldState(false);

  @Test
  void a_report_is_counted_in_its_definition_window_and_segment_only() {
    state.define(Metric.of(CRASHED));
    Report report = SampleReports.report(CRASHED, WINDOW, 2, 1, random);
    state.absorb(report);
    int reported = report.payload().at(0);
    AccumulatorKey key = new AccumulatorKey(Metric.of(CRASHED).id(), WINDOW, 2);
    assertThat(state.snapshot(0).accumulators())
        .containsOnly(
            Map.entry(
                key,
                new FrequencySnapshot(
                    CRASHED.oracle(), 1, reported == 0 ? List.of(1L, 0L) : List.of(0L, 1L))));
  }

  @Test
  void a_report_of_an_unknown_definition_is_the_callers_bug() {
    Report report = SampleReports.any(CRASHED, WINDOW, random);
    assertThat(state.knows(report.definition())).isFalse();
    assertThatThrownBy(() -> state.absorb(report))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(report.definition().toString())
        .hasMessageContaining("define it first");
  }

  @Test
  void a_malformed_report_leaves_no_trace() {
    state.define(Metric.of(CRASHED));
    Report good = SampleReports.any(CRASHED, WINDOW, random);
    Report payload =
        new Report(good.definition(), WINDOW, 0, good.id(), Bytes.of((byte) 0, (byte) 0));
    Report segment = new Report(good.definition(), WINDOW, 3, good.id(), good.payload());
    assertThatThrownBy(() -> state.absorb(payload)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> state.absorb(segment))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("segment 3");
    assertThat(state.snapshot(0).accumulators()).isEmpty();
    assertThat(state.snapshot(0).metrics()).isEmpty();
  }

  @Test
  void counts_are_dropped_at_the_end_of_their_retention_and_not_a_moment_earlier() {
    state.define(Metric.of(CRASHED));
    state.absorb(SampleReports.any(CRASHED, WINDOW, random));
    state.absorb(SampleReports.any(CRASHED, WINDOW.plus(1), random));
    Instant end =
        CRASHED.schedule().endOf(WINDOW).plus(Duration.ofDays(CRASHED.terms().retentionDays()));
    assertThat(state.retire(end.minusNanos(1))).isZero();
    assertThat(state.retire(end)).isEqualTo(1);
    assertThat(state.snapshot(0).accumulators().keySet())
        .allMatch(key -> key.window().equals(WINDOW.plus(1)));
  }

  @Test
  void retiring_bears_windows_that_no_instant_can_hold() {
    state.define(Metric.of(CRASHED));
    state.absorb(SampleReports.any(CRASHED, new WindowNumber(Long.MAX_VALUE), random));
    state.absorb(SampleReports.any(CRASHED, new WindowNumber(Long.MIN_VALUE), random));
    assertThat(state.retire(Instant.EPOCH)).isEqualTo(1);
    assertThat(state.snapshot(0).accumulators().firstKey().window().value())
        .isEqualTo(Long.MAX_VALUE);
  }
}

package dev.sotto.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.samples.Samples;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FrequencyCountsLawsTest {
  private static final List<FrequencyOracle> ORACLES =
      List.of(
          Samples.kary(2, "1"),
          Samples.kary(300, "2"),
          Samples.unary(5, "1"),
          Samples.unary(16, "2"),
          Samples.geometry(30, 3, 4, "1"),
          Samples.geometry(70_000, 43, 4, "4"));

  private final long seed = System.nanoTime();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);

  @Test
  void merging_is_associative_and_commutative_and_an_empty_one_is_the_identity() {
    System.out.println("FrequencyCountsLawsTest merging: seed " + seed);
    for (FrequencyOracle oracle : ORACLES) {
      for (int i = 0; i < 50; i++) {
        FrequencySnapshot a = counts(oracle, reports(oracle)).snapshot();
        FrequencySnapshot b = counts(oracle, reports(oracle)).snapshot();
        FrequencySnapshot c = counts(oracle, reports(oracle)).snapshot();
        assertThat(merged(merged(a, b), c)).isEqualTo(merged(a, merged(b, c)));
        assertThat(merged(a, b)).isEqualTo(merged(b, a));
        FrequencySnapshot empty = new FrequencyCounts(oracle).snapshot();
        assertThat(merged(a, empty)).isEqualTo(a).isEqualTo(merged(empty, a));
      }
    }
  }

  @Test
  void how_reports_are_ordered_and_spread_over_accumulators_does_not_matter() {
    System.out.println("FrequencyCountsLawsTest spreading: seed " + seed);
    for (FrequencyOracle oracle : ORACLES) {
      for (int i = 0; i < 50; i++) {
        List<Bytes> reports = reports(oracle);
        FrequencySnapshot together = counts(oracle, reports).snapshot();
        Collections.shuffle(reports, Random.from(random));
        List<FrequencyCounts> parts = new ArrayList<>();
        for (int part = 0; part < 1 + random.nextInt(5); part++) {
          parts.add(new FrequencyCounts(oracle));
        }
        reports.forEach(report -> parts.get(random.nextInt(parts.size())).absorb(report));
        FrequencyCounts sum = new FrequencyCounts(oracle);
        parts.forEach(sum::absorb);
        assertThat(sum.snapshot()).isEqualTo(together);
      }
    }
  }

  @Test
  void an_accumulator_continues_from_its_snapshot() {
    for (FrequencyOracle oracle : ORACLES) {
      List<Bytes> reports = reports(oracle);
      FrequencyCounts counts = FrequencyCounts.of(counts(oracle, reports).snapshot());
      assertThat(counts.reports()).isEqualTo(reports.size());
      counts.absorb(counts);
      reports.addAll(List.copyOf(reports));
      assertThat(counts.snapshot()).isEqualTo(counts(oracle, reports).snapshot());
    }
  }

  @Test
  void a_total_that_does_not_fit_is_refused_and_changes_nothing() {
    FrequencyOracle oracle = Samples.kary(2, "1");
    FrequencySnapshot full =
        new FrequencySnapshot(oracle, Long.MAX_VALUE, List.of(Long.MAX_VALUE, 0L));
    FrequencyCounts counts = FrequencyCounts.of(full);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> counts.absorb(Bytes.of((byte) 1)));
    assertThat(counts.snapshot()).isEqualTo(full);
    FrequencyCounts one = counts(oracle, List.of(Bytes.of((byte) 0)));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> counts.absorb(one));
    assertThat(counts.snapshot()).isEqualTo(full);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> one.absorb(counts));
    assertThat(one.snapshot()).isEqualTo(new FrequencySnapshot(oracle, 1, List.of(1L, 0L)));
  }

  @Test
  void counts_of_other_parameters_are_refused_and_change_nothing() {
    for (FrequencyOracle oracle : ORACLES) {
      FrequencyCounts counts = counts(oracle, reports(oracle));
      FrequencySnapshot before = counts.snapshot();
      FrequencyCounts other = new FrequencyCounts(Samples.kary(2, "1.000000001"));
      assertThatExceptionOfType(IncompatibleStateException.class)
          .isThrownBy(() -> counts.absorb(other));
      assertThat(counts.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void a_payload_that_is_no_report_is_refused_and_changes_nothing() {
    System.out.println("FrequencyCountsLawsTest payloads: seed " + seed);
    for (FrequencyOracle oracle : ORACLES) {
      FrequencyCounts counts = counts(oracle, reports(oracle));
      int refused = 0;
      for (int i = 0; i < 2_000; i++) {
        FrequencySnapshot before = counts.snapshot();
        byte[] payload = new byte[random.nextInt(4)];
        random.nextBytes(payload);
        try {
          counts.absorb(Bytes.of(payload));
          assertThat(payload).hasSize(oracle.payloadBytes());
          assertThat(counts.reports()).isEqualTo(before.reports() + 1);
        } catch (MalformedException malformed) {
          assertThat(counts.snapshot()).isEqualTo(before);
          refused++;
        }
      }
      assertThat(refused).isPositive();
    }
  }

  private List<Bytes> reports(FrequencyOracle oracle) {
    List<Bytes> reports = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      reports.add(
          oracle.randomizer().randomize(random.nextInt(oracle.domainSize()), random::nextLong));
    }
    return reports;
  }

  private static FrequencyCounts counts(FrequencyOracle oracle, List<Bytes> reports) {
    FrequencyCounts counts = new FrequencyCounts(oracle);
    reports.forEach(counts::absorb);
    return counts;
  }

  private static FrequencySnapshot merged(FrequencySnapshot one, FrequencySnapshot other) {
    FrequencyCounts sum = FrequencyCounts.of(one);
    sum.absorb(FrequencyCounts.of(other));
    return sum.snapshot();
  }
}

package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.estimate.FrequencyEstimator;
import dev.sotto.estimate.Interval;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Support;
import dev.sotto.metric.Absent;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Keep;
import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.Segments;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.ReportId;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole path from the device half over the accumulator to the release, drawn many times, covers the true share as
/// often as a finite sum over all outcomes says it must.
///
/// The share of covered draws must lie within five standard deviations of the exact coverage: a right path fails one of
/// the six strata with probability below 10⁻⁵.
final class CoverageTest {
  private static final int SEEDS = 2_000;
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int VALUE = 1;

  /// The mechanism, how many devices report and how many of them hold the value.
  record Stratum(String name, FrequencyOracle oracle, int reports, int holders) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Stratum RARE = new Stratum("2-ary, rare", Samples.kary(2, "1"), 120, 6);
  private static final Stratum HALF = new Stratum("2-ary, half", Samples.kary(2, "2"), 200, 100);

  /// The fourth and the last have so few reports that the interval is the exact one.
  static List<Stratum> strata() {
    return List.of(
        RARE,
        HALF,
        new Stratum("8-ary, nobody", Samples.kary(8, "1.5"), 250, 0),
        new Stratum("8-ary, few reports", Samples.kary(8, "3"), 60, 20),
        new Stratum("unary, some", Samples.unary(4, "2"), 150, 45),
        new Stratum("unary, few reports, nearly all", Samples.unary(4, "4"), 50, 45));
  }

  @ParameterizedTest
  @MethodSource("strata")
  @Tag("slow")
  void the_released_interval_covers_the_truth_as_often_as_the_exact_sum_says(Stratum stratum) {
    assertThat(deviations(stratum, stratum.oracle)).isBetween(-5.0, 5.0);
  }

  @Test
  void devices_that_add_less_noise_than_they_should_are_noticed() {
    assertThat(deviations(HALF, Samples.kary(2, "6"))).isGreaterThan(5);
    assertThat(deviations(RARE, Samples.kary(2, "2"))).isLessThan(-5);
  }

  /// By how many standard deviations the coverage drawn differs from the exact one.
  private static double deviations(Stratum stratum, FrequencyOracle deviceHalf) {
    SeededRandom random = SeededRandom.announced("CoverageTest " + stratum);
    ChoiceMetric metric = metric(stratum);
    AtomicReference<Frozen> counts = new AtomicReference<>();
    Registry registry = Samples.registry(metric);
    Releases releases = new Releases(counts::get, Definitions.of(registry), () -> NOW);
    int covered = 0;
    for (int i = 0; i < SEEDS; i++) {
      counts.set(new Frozen(i, collect(stratum, metric, deviceHalf, random.split())));
      covered += covers(stratum, releases.now().release(Metric.of(metric), WINDOW)) ? 1 : 0;
    }
    double exact = exactCoverage(stratum);
    double drawn = (double) covered / SEEDS;
    System.out.printf("%s: exact coverage %.4f, drawn %.4f%n", stratum, exact, drawn);
    assertThat(exact).isBetween(0.9, 0.9999);
    return (drawn - exact) / Math.sqrt(exact * (1 - exact) / SEEDS);
  }

  private static ChoiceMetric metric(Stratum stratum) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < stratum.oracle.domainSize(); i++) {
      labels.add("label " + i);
    }
    return new ChoiceMetric(
        Samples.terms("covered", "4"),
        Samples.DAILY,
        Keep.LAST,
        new Absent.Value(0),
        Segments.NONE,
        labels,
        stratum.oracle);
  }

  private static boolean covers(Stratum stratum, Release release) {
    return release instanceof Release.Published published
        && contains(published.cells().get(VALUE), (double) stratum.holders / stratum.reports);
  }

  private static FoldSnapshot collect(
      Stratum stratum, ChoiceMetric metric, FrequencyOracle deviceHalf, SeededRandom random) {
    DefinitionId id = Metric.of(metric).id();
    FoldState state = new FoldState(true);
    state.define(Metric.of(metric));
    for (int device = 0; device < stratum.reports; device++) {
      int value = device < stratum.holders ? VALUE : 0;
      Bytes payload = deviceHalf.randomizer().randomize(value, random::nextLong);
      ReportId name = new ReportId(Bytes.of(random.bytes(ReportId.LENGTH)));
      state.absorb(new Report(id, WINDOW, 0, name, payload));
    }
    return state.snapshot(0);
  }

  private static boolean contains(Cell cell, double share) {
    return new Interval(cell.low(), cell.high()).contains(share);
  }

  /// The sum, over every number of supporting reports whose interval contains the true share, of its probability.
  private static double exactCoverage(Stratum stratum) {
    Support support = stratum.oracle.support();
    double[] own = binomial(stratum.holders, quotient(support.own(), support.of()));
    double[] other =
        binomial(stratum.reports - stratum.holders, quotient(support.other(), support.of()));
    FrequencyEstimator estimator = new FrequencyEstimator(stratum.oracle);
    double share = (double) stratum.holders / stratum.reports;
    double coverage = 0;
    for (int c = 0; c <= stratum.reports; c++) {
      if (estimator.estimate(c, stratum.reports).interval().contains(share)) {
        for (int x = Math.max(0, c - other.length + 1); x < own.length && x <= c; x++) {
          coverage += own[x] * other[c - x];
        }
      }
    }
    return coverage;
  }

  /// The probabilities of 0 to `n` successes, one trial after the other.
  private static double[] binomial(int n, double p) {
    double[] mass = new double[n + 1];
    mass[0] = 1;
    for (int trial = 1; trial <= n; trial++) {
      for (int x = trial; x > 0; x--) {
        mass[x] = mass[x] * (1 - p) + mass[x - 1] * p;
      }
      mass[0] *= 1 - p;
    }
    return mass;
  }

  private static double quotient(BigInteger numerator, BigInteger denominator) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
        .doubleValue();
  }
}

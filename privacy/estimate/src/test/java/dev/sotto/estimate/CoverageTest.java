package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Support;
import dev.sotto.samples.Samples;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What share of 95 % intervals contains the truth: computed exactly, by summation, on a grid.
class CoverageTest {
  private static final List<String> EPSILONS = List.of("0.25", "0.5", "1", "2", "3", "4", "6");
  private static final List<Integer> DOMAINS = List.of(2, 3, 5, 10, 24, 50);
  private static final List<Integer> REPORTS =
      List.of(20, 50, 100, 300, 1_000, 3_000, 10_000, 100_000);
  private static final double[] SHARES = {0, 0.01, 0.05, 0.1, 0.3, 0.5, 0.8, 1};

  /// Makes an interval of what the estimator says.
  private interface Rule {
    Interval of(FrequencyEstimate estimate);
  }

  private record Stratum(FrequencyOracle oracle, int reports, long holders, double coverage) {}

  @Test
  @Tag("slow")
  void intervals_cover_the_true_share_95_times_in_100() {
    List<Stratum> strata = strata(oracles(), REPORTS, FrequencyEstimate::interval);
    assertThat(strata).hasSizeGreaterThanOrEqualTo(500);
    requireCoverage(strata);
  }

  @Test
  void wald_intervals_at_the_estimated_share_fail_the_same_check() {
    Rule wald =
        estimate -> {
          double half = IntervalTest.Z * estimate.standardError();
          return new Interval(estimate.share() - half, estimate.share() + half);
        };
    List<Stratum> strata = strata(oracles(), List.of(20, 100, 1_000), wald);
    System.out.println("coverage of the Wald twin: " + summary(strata));
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requireCoverage(strata));
  }

  @Test
  void score_intervals_without_the_switch_fail_the_same_check() {
    List<Stratum> strata = new ArrayList<>();
    for (FrequencyOracle oracle : oracles()) {
      Support support = oracle.support();
      double p = support.own().doubleValue() / support.of().doubleValue();
      double q = support.other().doubleValue() / support.of().doubleValue();
      for (int reports : List.of(20, 100)) {
        Coverage coverage =
            new Coverage(oracle, reports, c -> ScoreInterval.of(p, q, c, reports, IntervalTest.Z));
        for (long holders : holders(reports)) {
          strata.add(new Stratum(oracle, reports, holders, coverage.of(holders)));
        }
      }
    }
    System.out.println("coverage of score alone at few reports: " + summary(strata));
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requireCoverage(strata));
  }

  private static List<FrequencyOracle> oracles() {
    List<FrequencyOracle> oracles = new ArrayList<>();
    for (String epsilon : EPSILONS) {
      for (int k : DOMAINS) {
        oracles.add(Samples.kary(k, epsilon));
      }
      oracles.add(Samples.unary(10, epsilon));
    }
    return oracles;
  }

  private static List<Stratum> strata(
      List<FrequencyOracle> oracles, List<Integer> sizes, Rule rule) {
    return oracles.parallelStream()
        .flatMap(oracle -> sizes.stream().flatMap(n -> strata(oracle, n, rule).stream()))
        .toList();
  }

  private static List<Stratum> strata(FrequencyOracle oracle, int reports, Rule rule) {
    FrequencyEstimator estimator = new FrequencyEstimator(oracle);
    Coverage coverage = new Coverage(oracle, reports, c -> rule.of(estimator.estimate(c, reports)));
    List<Stratum> strata = new ArrayList<>();
    for (long holders : holders(reports)) {
      strata.add(new Stratum(oracle, reports, holders, coverage.of(holders)));
    }
    return strata;
  }

  /// The shares of the grid as whole devices, and the one device.
  private static SortedSet<Long> holders(int reports) {
    SortedSet<Long> holders = new TreeSet<>();
    holders.add(1L);
    for (double share : SHARES) {
      holders.add(Math.round(share * reports));
    }
    return holders;
  }

  private static void requireCoverage(List<Stratum> strata) {
    List<Stratum> score = strata.stream().filter(CoverageTest::usesScore).toList();
    List<Stratum> exact = strata.stream().filter(stratum -> !usesScore(stratum)).toList();
    System.out.println(
        "exact coverage: all "
            + summary(strata)
            + "; score "
            + summary(score)
            + "; exact test "
            + summary(exact));
    assertThat(statistics(strata).getAverage()).as("mean coverage").isBetween(0.93, 0.97);
    for (Stratum stratum : strata) {
      assertThat(stratum.coverage()).as("%s", stratum).isGreaterThanOrEqualTo(0.92);
    }
    for (Stratum stratum : exact) {
      assertThat(stratum.coverage()).as("%s", stratum).isGreaterThanOrEqualTo(0.94);
    }
  }

  private static boolean usesScore(Stratum stratum) {
    return new FrequencyEstimator(stratum.oracle()).usesScore(stratum.reports());
  }

  private static DoubleSummaryStatistics statistics(List<Stratum> strata) {
    return strata.stream().mapToDouble(Stratum::coverage).summaryStatistics();
  }

  private static String summary(List<Stratum> strata) {
    DoubleSummaryStatistics of = statistics(strata);
    return String.format(
        Locale.ROOT,
        "mean %.4f min %.4f max %.4f count %d",
        of.getAverage(),
        of.getMin(),
        of.getMax(),
        of.getCount());
  }
}

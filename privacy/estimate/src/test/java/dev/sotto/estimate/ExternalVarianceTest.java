package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sotto.entropy.Threshold;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.Support;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.samples.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Our variance against a table that was computed by others' formulas. Skipped where it is absent.
class ExternalVarianceTest {
  @Test
  void variances_agree_with_the_reference_table() throws IOException {
    Path table = shared().resolve("vectors/ldp/frequency_oracle_variance.csv");
    assumeTrue(Files.isRegularFile(table), table + " is missing");
    List<String> lines = Files.readAllLines(table);
    assertThat(lines.get(0))
        .startsWith("oracle,epsilon,k,p,q,n_times_var_at_f0,coef_of_f_in_n_var");
    int compared = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("GRR")) {
        compared += agree(cells, Samples.kary(Integer.parseInt(cells[2]), cells[1]));
      } else if (cells[0].equals("SUE")) {
        compared += agree(cells, symmetric(cells[1]));
      }
    }
    System.out.println("ExternalVarianceTest: " + compared + " rows compared");
    assertThat(compared).isGreaterThanOrEqualTo(42);
  }

  /// The mean square error of counts over 300 runs of the authors' own program: 50 000 devices,
  /// 22 000 values, ε = 5. The truth lies within four standard errors of their mean but for a chance
  /// of 6·10⁻⁵, which is spent: the runs are fixed.
  ///
  /// Source: "Private Frequency Estimation via Projective Geometry", ICML 2022, artifact, spike5.
  @Test
  void the_variance_of_kary_response_is_what_others_measured() throws IOException {
    Path runs = shared().resolve("vectors/ldp/pgr-icml2022/experiments/results/spike5.mse");
    assumeTrue(Files.isRegularFile(runs), runs + " is missing");
    double[] errors =
        Files.readAllLines(runs).stream()
            .filter(line -> line.startsWith("RR,"))
            .mapToDouble(line -> Double.parseDouble(line.substring("RR,".length())))
            .toArray();
    assertThat(errors).hasSize(300);
    double mean = Arrays.stream(errors).average().orElseThrow();
    double variance = Arrays.stream(errors).map(x -> (x - mean) * (x - mean)).sum() / 299;
    long devices = 50_000;
    int values = 22_000;
    FrequencyEstimator estimator = new FrequencyEstimator(Samples.kary(values, "5"));
    double absent = estimator.variance(0, devices);
    double present = estimator.variance(1, devices) - absent; // the variance is linear in the share
    double stated = (double) devices * devices * (absent + present / values);
    System.out.println("ExternalVarianceTest: stated " + stated + ", measured " + mean);
    assertThat(mean).isCloseTo(stated, within(4 * Math.sqrt(variance / errors.length)));
  }

  /// The table has no row of the optimized encoding; this is the paper's own form of it.
  ///
  /// Source: Wang, Blocki, Li, Jha, USENIX Security 2017, equation 10.
  @Test
  void the_variance_of_optimized_unary_encoding_is_that_of_the_paper() {
    for (String epsilon : List.of("0.25", "0.5", "1", "2", "4", "6")) {
      double e = Math.exp(Double.parseDouble(epsilon));
      double stated = 4 * e / ((e - 1) * (e - 1));
      FrequencyEstimator estimator = new FrequencyEstimator(Samples.unary(10, epsilon));
      assertThat(estimator.variance(0, 1) / stated).isCloseTo(1, within(1e-12));
    }
  }

  /// Unary encoding with `q = 1 - p`, as basic RAPPOR sends it: `p / q = e^(ε/2)`.
  private static UnaryEncoding symmetric(String epsilon) {
    BigDecimal half = new BigDecimal(epsilon).divide(BigDecimal.TWO);
    Threshold p = Samples.kary(2, half.toPlainString()).keep();
    return new UnaryEncoding(10, p, Threshold.of(p.complement()));
  }

  private static int agree(String[] cells, FrequencyOracle oracle) {
    Support support = oracle.support();
    double p = support.own().doubleValue() / support.of().doubleValue();
    double q = support.other().doubleValue() / support.of().doubleValue();
    assertThat(p).isCloseTo(Double.parseDouble(cells[3]), within(1e-13));
    assertThat(q).isCloseTo(Double.parseDouble(cells[4]), within(1e-13));
    FrequencyEstimator estimator = new FrequencyEstimator(oracle);
    double atZero = Double.parseDouble(cells[5]);
    double slope = Double.parseDouble(cells[6]);
    assertThat(estimator.variance(0, 1) / atZero).as("%s", oracle).isCloseTo(1, within(1e-9));
    assertThat(estimator.variance(1, 1) / (atZero + slope)).isCloseTo(1, within(1e-9));
    return 1;
  }

  private static Path shared() {
    String told = System.getProperty("sotto.shared", "");
    return told.isEmpty()
        ? Path.of(System.getProperty("sotto.root", ".")).resolveSibling("shared")
        : Path.of(told);
  }
}

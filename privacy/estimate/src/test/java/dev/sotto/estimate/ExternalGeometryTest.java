package dev.sotto.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// Projective geometry response against what its authors measured with their own program on their own data. Skipped
/// where that is absent. Seeds are fixed, so what is checked holds or not, once for all.
///
/// Source: "Private Frequency Estimation via Projective Geometry", ICML 2022, artifact.
class ExternalGeometryTest {
  private static final long SEED = 20_220_101;

  /// One data set of the artifact, and the mean square error of counts over 300 runs on it.
  private record Cell(
      String dataset, int devices, int values, String epsilon, double mean, double standardError) {
    ProjectiveGeometryResponse oracle() {
      return Samples.geometry(values, prime(), dimension(), epsilon);
    }

    /// The prime nearest to e^ε + 1, as the authors took it.
    int prime() {
      return epsilon.equals("5") ? 149 : 5;
    }

    int dimension() {
      int dimension = 2;
      while (!ProjectiveGeometryResponse.fits(values, prime(), dimension)) {
        dimension++;
      }
      return dimension;
    }

    double stated() {
      FrequencyEstimator estimator = new FrequencyEstimator(oracle());
      double absent = estimator.variance(0, devices);
      double present = estimator.variance(1, devices) - absent; // linear in the share
      return (double) devices * devices * (absent + present / values);
    }
  }

  @Test
  void the_variance_is_what_others_measured() throws IOException {
    int compared = 0;
    for (Cell cell : cells()) {
      assertThat(cell.mean())
          .as("%s", cell)
          .isCloseTo(cell.stated(), within(4 * cell.standardError()));
      compared++;
    }
    System.out.println("ExternalGeometryTest: " + compared + " cells compared");
    assertThat(compared).isGreaterThanOrEqualTo(9);
  }

  @Test
  void our_errors_on_the_same_data_are_those_of_the_variance() throws IOException {
    System.out.println("ExternalGeometryTest: seed " + SEED);
    for (Cell cell : cells()) {
      requireMeasured(cell, cell.oracle());
    }
  }

  @Test
  void devices_that_obey_another_epsilon_fail_the_same_check() throws IOException {
    Cell spike =
        cells().stream().filter(c -> c.dataset().equals("spike5")).findFirst().orElseThrow();
    ProjectiveGeometryResponse other =
        Samples.geometry(spike.values(), spike.prime(), spike.dimension(), "4.5");
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> requireMeasured(spike, other));
  }

  private static void requireMeasured(Cell cell, ProjectiveGeometryResponse sending)
      throws IOException {
    int[] values =
        Files.readAllLines(data().resolve("data/" + cell.dataset() + ".in")).stream()
            .mapToInt(Integer::parseInt)
            .toArray();
    assertThat(values).hasSize(cell.devices());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    double[] errors = new double[cell.devices() > 10_000 ? 10 : 30];
    for (int run = 0; run < errors.length; run++) {
      errors[run] = error(cell, values, sending, random);
    }
    double mean = Arrays.stream(errors).average().orElseThrow();
    double variance =
        Arrays.stream(errors).map(x -> (x - mean) * (x - mean)).sum() / (errors.length - 1);
    System.out.println(
        "ExternalGeometryTest: " + cell + " stated " + cell.stated() + " ours " + mean);
    assertThat(mean).isCloseTo(cell.stated(), within(4 * Math.sqrt(variance / errors.length)));
  }

  private static double error(
      Cell cell, int[] values, ProjectiveGeometryResponse sending, RandomGenerator random) {
    Counted counts = new Counted(cell.oracle());
    long[] truth = new long[cell.values()];
    for (int value : values) {
      truth[value]++;
      counts.absorb(sending.randomizer().randomize(value, random::nextLong));
    }
    FrequencyEstimator estimator = new FrequencyEstimator(cell.oracle());
    long[] supports = counts.supports();
    double first = estimator.estimate(0, values.length).share() * values.length;
    double unit = estimator.estimate(1, values.length).share() * values.length - first;
    double sum = 0;
    for (int v = 0; v < truth.length; v++) {
      double error = first + unit * supports[v] - truth[v];
      sum += error * error;
    }
    return sum / truth.length;
  }

  /// The runs of the authors' own randomizer of this name, one mean a data set; spike6 repeats spike5.
  private static List<Cell> cells() throws IOException {
    Path table = data().resolve("../../pgr_theory_vs_published.csv").normalize();
    assumeTrue(Files.isRegularFile(table), table + " is missing");
    List<Cell> cells = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      String[] parts = line.split(",", -1);
      if (parts[1].equals("mse") && parts[2].equals("PG") && !parts[0].equals("spike6")) {
        String epsilon = parts[5].replaceFirst("\\.0$", "");
        cells.add(
            new Cell(
                parts[0],
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                epsilon,
                Double.parseDouble(parts[7]),
                Double.parseDouble(parts[8])));
      }
    }
    return cells;
  }

  private static Path data() {
    String told = System.getProperty("sotto.shared", "");
    Path shared =
        told.isEmpty()
            ? Path.of(System.getProperty("sotto.root", ".")).resolveSibling("shared")
            : Path.of(told);
    return shared.resolve("vectors/ldp/pgr-icml2022/experiments");
  }
}

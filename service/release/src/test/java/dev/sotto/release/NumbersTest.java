package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.fold.FrequencyCounts;
import dev.sotto.metric.Absent;
import dev.sotto.metric.Bins;
import dev.sotto.metric.ChoiceMetric;
import dev.sotto.metric.CountMetric;
import dev.sotto.metric.Keep;
import dev.sotto.metric.MeanMetric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.QuantileMetric;
import dev.sotto.metric.YesNoMetric;
import dev.sotto.samples.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// From what devices hold, through their half and the counts, to numbers.
class NumbersTest {
  private static final int DEVICES = 600;
  private static final int DRAWS = 200;
  private static final YesNoMetric LIKE = Samples.crashed();

  private static final MeanMetric MINUTES =
      new MeanMetric(
          LIKE.terms(),
          LIKE.schedule(),
          Keep.SUM,
          new Absent.Value(0),
          LIKE.segments(),
          "minutes",
          0,
          1440,
          Samples.kary(2, "1"));

  private static final QuantileMetric STARTS =
      new QuantileMetric(
          LIKE.terms(),
          LIKE.schedule(),
          Keep.MAX,
          LIKE.segments(),
          new Bins("ms", List.of(0L, 100L, 200L, 300L, 500L, 1000L, 5000L)),
          List.of(100, 500, 900),
          Samples.unary(7, "2"));

  private static final ChoiceMetric WORDS =
      new ChoiceMetric(
          LIKE.terms(),
          LIKE.schedule(),
          Keep.LAST,
          new Absent.Value(0),
          LIKE.segments(),
          IntStream.range(0, 300).mapToObj(i -> "word " + i).toList(),
          Samples.kary(300, "4"));

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static Numbers numbers(MetricDefinition metric, long[] held, RandomGenerator random) {
    FrequencyCounts counts = new FrequencyCounts(metric.oracle());
    for (long value : held) {
      OptionalLong given = value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
      int reported = metric.reported(given, random::nextLong);
      counts.absorb(metric.oracle().randomizer().randomize(reported, random::nextLong));
    }
    return NumbersOf.of(metric, counts.snapshot());
  }

  /// Each interval misses with at most 6 %; of 200 more than 30 do with a probability below 10⁻⁵.
  @Test
  void the_interval_of_a_mean_holds_the_mean_of_the_clipped_numbers() {
    long seed = System.nanoTime();
    System.out.println("NumbersTest mean: seed " + seed);
    RandomGenerator random = seeded(seed);
    long[] held = random.longs(DEVICES, -100, 2000).toArray(); // below 0: nothing recorded
    double truth = 0;
    for (long value : held) {
      truth += Math.max(0, Math.min(1440, value)) / (double) DEVICES;
    }
    int misses = 0;
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      if (!(numbers(MINUTES, held, random) instanceof Numbers.Mean mean)) {
        throw new AssertionError("not a mean");
      }
      misses += mean.low() <= truth && truth <= mean.high() ? 0 : 1;
      sum += mean.estimate() / DRAWS;
      assertThat(mean.unit()).isEqualTo("minutes");
    }
    assertThat(misses).isLessThanOrEqualTo(30);
    // 6 standard errors of the mean of all draws, of at most 1440 · 0.5 / (2p − 1) / √600 each
    assertThat(sum).isCloseTo(truth, within(6 * 1440 * 0.5 / 0.462 / Math.sqrt(600.0 * DRAWS)));
  }

  /// The quantiles are right all at once in 95 % of all draws; of 200 more than 28 miss with a probability below 10⁻⁵.
  @Test
  void the_intervals_of_quantiles_hold_those_of_the_devices_with_a_value_all_at_once() {
    long seed = System.nanoTime();
    System.out.println("NumbersTest quantiles: seed " + seed);
    RandomGenerator random = seeded(seed);
    long[] held = new long[DEVICES];
    for (int i = 0; i < DEVICES; i++) {
      held[i] = i % 4 == 0 ? -1 : (long) Math.min(4999, -400 * Math.log(random.nextDouble()));
    }
    long[] valued = java.util.Arrays.stream(held).filter(value -> value >= 0).sorted().toArray();
    int misses = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      if (!(numbers(STARTS, held, random) instanceof Numbers.Distribution distribution)) {
        throw new AssertionError("not a distribution");
      }
      boolean all = true;
      for (Numbers.Quantile quantile : distribution.quantiles()) {
        int rank = (int) Math.ceil(valued.length * quantile.perMille() / 1000.0);
        long truth = valued[rank - 1];
        all &= quantile.low() <= truth && truth < quantile.high();
        assertThat(quantile.estimate()).isBetween(0.0, 5000.0);
      }
      misses += all ? 0 : 1;
    }
    System.out.println("NumbersTest quantiles: " + misses + " misses");
    assertThat(misses).isLessThanOrEqualTo(28);
  }

  @Test
  void many_values_are_shown_as_the_most_frequent_with_intervals_for_all_at_once() {
    long seed = System.nanoTime();
    System.out.println("NumbersTest top: seed " + seed);
    RandomGenerator random = seeded(seed);
    long[] held = new long[20_000];
    for (int i = 0; i < held.length; i++) {
      held[i] = i % 10 < 3 ? 17 : i % 10 < 5 ? 250 : random.nextInt(300);
    }
    if (!(numbers(WORDS, held, random) instanceof Numbers.Top top)) {
      throw new AssertionError("not the top of many");
    }
    assertThat(top.domain()).isEqualTo(300);
    assertThat(top.cells()).hasSize(Numbers.Top.MOST);
    assertThat(top.cells().get(0).value()).isEqualTo("word 17");
    assertThat(top.cells().get(1).value()).isEqualTo("word 250");
    assertThat(top.cells())
        .isSortedAccordingTo(Comparator.comparingDouble(Cell::estimate).reversed());
    Cell first = top.cells().get(0);
    // wider than one interval alone: z is 3.76 for one of 300, 1.96 for a single one
    assertThat((first.high() - first.low()) / first.standardError()).isBetween(7.0, 8.5);
  }

  @Test
  void a_count_is_a_mean_from_nought_to_its_bound() {
    CountMetric photos =
        new CountMetric(
            LIKE.terms(), LIKE.schedule(), LIKE.segments(), "photos", 20, Samples.kary(2, "1"));
    if (!(numbers(photos, new long[] {3, -1, 99}, seeded(1)) instanceof Numbers.Mean mean)) {
      throw new AssertionError("not a mean");
    }
    assertThat(mean.least()).isZero();
    assertThat(mean.most()).isEqualTo(20);
    assertThat(mean.cells()).isEmpty();
  }
}

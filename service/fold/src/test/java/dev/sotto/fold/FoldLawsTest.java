package dev.sotto.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.Generator;
import dev.sotto.testkit.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// It does not matter how reports are spread over states, nor in which order they come.
final class FoldLawsTest {
  private static final List<Metric> METRICS = Samples.registry().metrics();

  private static final Generator<Report> REPORTS =
      random ->
          SampleReports.any(
              random.pick(METRICS).definition(),
              new WindowNumber(random.between(20_000, 20_002)),
              random);

  private static final Generator<List<Report>> LISTS = Generator.lists(REPORTS, 12);

  private record Three(List<Report> a, List<Report> b, List<Report> c) {}

  private static final Generator<Three> THREE =
      random -> new Three(LISTS.generate(random), LISTS.generate(random), LISTS.generate(random));

  @Test
  void merging_is_associative() {
    Property.forAll(
        THREE,
        lists -> {
          FoldState left = fold(lists.a);
          left.absorb(fold(lists.b));
          left.absorb(fold(lists.c));
          FoldState right = fold(lists.b);
          right.absorb(fold(lists.c));
          FoldState whole = fold(lists.a);
          whole.absorb(right);
          assertThat(whole.snapshot(0)).isEqualTo(left.snapshot(0));
        });
  }

  @Test
  void merging_is_commutative() {
    Property.forAll(
        THREE,
        lists -> {
          FoldState one = fold(lists.a);
          one.absorb(fold(lists.b));
          FoldState other = fold(lists.b);
          other.absorb(fold(lists.a));
          assertThat(one.snapshot(0)).isEqualTo(other.snapshot(0));
        });
  }

  @Test
  void a_fresh_state_is_the_identity() {
    Property.forAll(
        LISTS,
        reports -> {
          FoldSnapshot before = fold(reports).snapshot(0);
          FoldState right = fold(reports);
          right.absorb(new FoldState(false));
          FoldState left = new FoldState(false);
          left.absorb(fold(reports));
          assertThat(right.snapshot(0)).isEqualTo(before);
          assertThat(left.snapshot(0)).isEqualTo(before);
        });
  }

  @Test
  void merging_equals_counting_in_one_place_in_any_order() {
    Property.forAll(
        THREE,
        lists -> {
          List<Report> all = new ArrayList<>(lists.a);
          all.addAll(lists.b);
          Collections.shuffle(all, new Random(lists.c.size()));
          FoldState parts = fold(lists.a);
          parts.absorb(fold(lists.b));
          assertThat(parts.snapshot(7).encode()).isEqualTo(fold(all).snapshot(7).encode());
          assertThat(parts.snapshot(7).reports()).isEqualTo(all.size());
        });
  }

  @Test
  void a_state_continued_from_a_snapshot_equals_one_that_never_stopped() {
    Property.forAll(
        THREE,
        lists -> {
          FoldState continued =
              FoldState.of(FoldSnapshot.decode(fold(lists.a).snapshot(3).encode()).orThrow());
          METRICS.forEach(continued::define);
          lists.b.forEach(continued::absorb);
          FoldState never = fold(lists.a);
          lists.b.forEach(never::absorb);
          assertThat(continued.snapshot(4)).isEqualTo(never.snapshot(4));
        });
  }

  @Test
  void the_mark_of_simulated_devices_survives_every_merge_and_snapshot() {
    FoldState real = fold(List.of());
    real.absorb(new FoldState(true));
    FoldState simulated = new FoldState(true);
    simulated.absorb(fold(List.of()));
    assertThat(real.snapshot(0).simulated()).isTrue();
    assertThat(simulated.snapshot(0).simulated()).isTrue();
    assertThat(FoldSnapshot.decode(simulated.snapshot(0).encode()).orThrow().simulated()).isTrue();
    assertThat(FoldState.of(simulated.snapshot(0)).snapshot(0).simulated()).isTrue();
  }

  static FoldState fold(List<Report> reports) {
    FoldState state = new FoldState(false);
    METRICS.forEach(state::define);
    reports.forEach(state::absorb);
    return state;
  }
}

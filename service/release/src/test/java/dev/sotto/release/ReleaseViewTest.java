package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.fold.FoldState;
import dev.sotto.fold.Frozen;
import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.ServedRegistries;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ReleaseViewTest {
  private static final MetricDefinition CRASHED = Samples.crashed();
  private static final MetricDefinition CHARGING = Samples.charging();
  private static final WindowNumber WINDOW = new WindowNumber(20_000);
  private static final Instant COUNTED_UNTIL = CRASHED.schedule().countedUntil(WINDOW);

  private final SeededRandom random = new SeededRandom(3);
  private final FoldState state = new FoldState(false);
  private Registry registry = Samples.registry();
  private Instant now = CRASHED.schedule().endOf(WINDOW);

  @Test
  void a_release_says_what_was_counted_and_what_it_cost() {
    absorb(CRASHED, 0, 12);
    absorb(CRASHED, 2, 8);
    Release.Published all = published(view().release(Metric.of(CRASHED), WINDOW));
    assertThat(all.reports()).isEqualTo(20);
    assertThat(all.cells()).extracting(Cell::value).containsExactly("no", "yes");
    assertThat(all.cells().stream().mapToDouble(Cell::estimate).sum()).isCloseTo(1, within(1e-9));
    Heading heading = all.heading();
    assertThat(heading.segment()).isEqualTo("all");
    assertThat(heading.to()).isEqualTo(now);
    assertThat(heading.countedUntil()).isEqualTo(COUNTED_UNTIL);
    assertThat(heading.simulated()).isFalse();
    Cost cost = heading.cost();
    assertThat(cost.perReport()).isEqualTo(CRASHED.oracle().actualEpsilon());
    assertThat(cost.declaredPerReport()).isEqualTo(Epsilon.parse("1"));
    assertThat(cost.perDeviceDay()).isEqualTo(Epsilon.parse("15")); // 1 + 2 + 24 * 0.5
    assertThat(cost.perLifeCap()).isEqualTo(Epsilon.parse("1000"));
    assertThat(cost.inCurrentRegistry()).isTrue();
  }

  @Test
  void a_release_is_withheld_below_the_minimum_cohort_and_published_at_it() {
    absorb(CRASHED, 0, 19);
    Release withheld = view().release(Metric.of(CRASHED), WINDOW);
    assertThat(withheld).isInstanceOf(Release.Withheld.class);
    assertThat(((Release.Withheld) withheld).reason()).contains("fewer than 20 reports");
    absorb(CRASHED, 0, 1);
    assertThat(view().release(Metric.of(CRASHED), WINDOW)).isInstanceOf(Release.Published.class);
  }

  @Test
  void each_segment_needs_the_cohort_of_its_own() {
    absorb(CRASHED, 0, 25);
    absorb(CRASHED, 1, 5);
    ReleaseView view = view();
    assertThat(published(view.release(Metric.of(CRASHED), WINDOW, 0)).reports()).isEqualTo(25);
    assertThat(view.release(Metric.of(CRASHED), WINDOW, 0).heading().segment())
        .isEqualTo("release 2.1");
    assertThat(view.release(Metric.of(CRASHED), WINDOW, 1)).isInstanceOf(Release.Withheld.class);
    assertThat(view.release(Metric.of(CRASHED), WINDOW, 2)).isInstanceOf(Release.Withheld.class);
    assertThat(published(view.release(Metric.of(CRASHED), WINDOW)).reports()).isEqualTo(30);
    assertThatThrownBy(() -> view.release(Metric.of(CRASHED), WINDOW, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void estimates_and_intervals_are_not_clipped() {
    state.define(Metric.of(CRASHED));
    int counted = 0;
    while (counted < 200) { // every report says no: fewer say yes than noise alone would make
      Report report = SampleReports.report(CRASHED, WINDOW, 0, 0, random);
      if (report.payload().at(0) == 0) {
        state.absorb(report);
        counted++;
      }
    }
    List<Cell> cells = published(view().release(Metric.of(CRASHED), WINDOW)).cells();
    assertThat(cells.get(0).estimate()).isGreaterThan(1.2);
    assertThat(cells.get(1).estimate()).isLessThan(-0.2);
    assertThat(cells.get(1).low()).isNegative();
    assertThat(cells.get(0).high()).isGreaterThan(1);
  }

  @Test
  void a_window_is_said_to_be_counted_still_until_it_is_not() {
    absorb(CRASHED, 0, 20);
    now = COUNTED_UNTIL.minusNanos(1);
    assertThat(view().release(Metric.of(CRASHED), WINDOW).heading().stillCounted()).isTrue();
    now = COUNTED_UNTIL;
    assertThat(view().release(Metric.of(CRASHED), WINDOW).heading().stillCounted()).isFalse();
  }

  @Test
  void a_definition_that_left_the_registry_is_released_as_long_as_it_has_counts() {
    absorb(CHARGING, 0, 20);
    registry = Samples.registry(CRASHED);
    ReleaseView view = view();
    assertThat(view.metrics()).containsExactly(Metric.of(CRASHED), Metric.of(CHARGING));
    Heading heading = published(view.release(Metric.of(CHARGING), WINDOW)).heading();
    assertThat(heading.cost().inCurrentRegistry()).isFalse();
    assertThat(heading.cost().perDeviceDay()).isEqualTo(Epsilon.parse("2")); // by itself
    assertThatThrownBy(() -> view.release(Metric.of(Samples.screenTime()), WINDOW))
        .hasMessageContaining("neither in the registry nor counted");
  }

  @Test
  void an_earlier_definition_costs_the_most_that_a_registry_which_served_it_allowed() {
    absorb(CHARGING, 0, 20);
    Registry larger = Samples.registry();
    Registry smaller = Samples.registry(CHARGING);
    registry = Samples.registry(CRASHED);
    ReleaseView view =
        new Releases(
                () -> new Frozen(0, state.snapshot(0)),
                ServedRegistries.of(List.of(smaller, larger), registry),
                () -> now)
            .now();
    Cost cost = view.release(Metric.of(CHARGING), WINDOW).heading().cost();
    assertThat(cost.perDeviceDay()).isEqualTo(Epsilon.parse("15"));
    assertThat(view.release(Metric.of(CRASHED), WINDOW).heading().cost().perDeviceDay())
        .isEqualTo(Epsilon.parse("1"));
  }

  @Test
  void numbers_are_computed_once_for_a_state_and_anew_for_the_next() {
    absorb(CRASHED, 0, 20);
    Frozen first = new Frozen(0, state.snapshot(0));
    AtomicReference<Frozen> current = new AtomicReference<>(first);
    Releases releases = new Releases(current::get, Definitions.of(registry), () -> now);
    Release.Published before = published(releases.now().release(Metric.of(CRASHED), WINDOW));
    assertThat(published(releases.now().release(Metric.of(CRASHED), WINDOW)).cells())
        .isSameAs(before.cells());
    absorb(CRASHED, 0, 5);
    current.set(new Frozen(1, state.snapshot(1)));
    Release.Published after = published(releases.now().release(Metric.of(CRASHED), WINDOW));
    assertThat(after.reports()).isEqualTo(25);
    assertThat(after.cells()).isNotEqualTo(before.cells());
  }

  @Test
  void what_is_asked_for_is_known_by_what_was_published() {
    absorb(CHARGING, 0, 20);
    registry = Samples.registry(CRASHED);
    Metric served = registry.metrics().getFirst();
    assertThat(view().metrics().getFirst()).isSameAs(served);
    assertThat(view().release(served, WINDOW).heading().metric()).isSameAs(served);
    assertThat(view().changes(served).metric()).isSameAs(served);
  }

  @Test
  void windows_are_listed_latest_first_and_each_once() {
    state.define(Metric.of(CRASHED));
    for (int segment = 0; segment < 3; segment++) {
      for (int i = 0; i < 3; i++) {
        state.absorb(SampleReports.report(CRASHED, WINDOW.plus(i), segment, 0, random));
      }
    }
    assertThat(view().windows(Metric.of(CRASHED)))
        .containsExactly(WINDOW.plus(2), WINDOW.plus(1), WINDOW);
    assertThat(view().windows(Metric.of(CHARGING))).isEmpty();
  }

  @Test
  void simulated_counts_are_said_to_be_simulated() {
    absorb(CRASHED, 0, 20);
    state.absorb(new FoldState(true));
    assertThat(view().simulated()).isTrue();
    assertThat(view().release(Metric.of(CRASHED), WINDOW).heading().simulated()).isTrue();
  }

  private void absorb(MetricDefinition metric, int segment, int reports) {
    state.define(Metric.of(metric));
    for (int i = 0; i < reports; i++) {
      state.absorb(SampleReports.report(metric, WINDOW, segment, i % 2, random));
    }
  }

  private ReleaseView view() {
    return new Releases(() -> new Frozen(0, state.snapshot(0)), Definitions.of(registry), () -> now)
        .now();
  }

  private static Release.Published published(Release release) {
    assertThat(release).isInstanceOf(Release.Published.class);
    return (Release.Published) release;
  }
}

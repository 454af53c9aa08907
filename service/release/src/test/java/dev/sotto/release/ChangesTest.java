package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.metric.Definitions;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ChangesTest {
  /// A change so large that noise cannot hide it.
  private static final StoryDraw PLAIN = new StoryDraw(List.of(2000, 400), 3, false, 0.05, 0.95);

  private static final double TRUE_DIFFERENCE = 0.9;

  private final FoldSnapshot counts = PLAIN.draw(new SeededRandom(1));

  @Test
  void a_change_says_where_it_is_how_large_and_since_when() {
    Changes changes = view(StoryDraw.DEFINITION, StoryDraw.end(3)).changes(StoryDraw.METRIC);
    assertThat(changes.falseAlarm()).isEqualTo(0.01);
    assertThat(changes.comparisons()).isEqualTo(4); // three models and other
    assertThat(changes.found()).hasSize(1);
    Change change = changes.found().getFirst();
    assertThat(change.devices()).isEqualTo("release 2.1, model aster");
    assertThat(change.value()).isEqualTo("yes");
    assertThat(change.before()).isEqualTo(StoryDraw.segment(0, 0));
    assertThat(change.after()).isEqualTo(StoryDraw.segment(1, 0));
    assertThat(change.firstCompared()).isEqualTo(StoryDraw.FIRST);
    assertThat(change.window()).isEqualTo(StoryDraw.FIRST);
    assertThat(change.compared()).isOne();
    assertThat(change.windowsNeeded()).isOne();
    assertThat(change.difference()).isCloseTo(0.9, within(0.1)); // some four standard errors
    assertThat(change.deviations()).isGreaterThan(change.limit());
    assertThat(changes.windows()).isEqualTo(3);
  }

  /// The interval of one of four comparisons after one window misses with a probability of at most 1.25 in 1000, so 4 of
  /// 100 miss with one of at most 10⁻⁵. One standard error misses nearly a third.
  @Test
  void the_interval_of_a_change_holds_the_true_difference_and_one_standard_error_does_not() {
    SeededRandom random = SeededRandom.announced("ChangesTest");
    int missed = 0;
    int missedByOneError = 0;
    for (int run = 0; run < 100; run++) {
      FoldSnapshot drawn = PLAIN.draw(random.split());
      Registry registry = Samples.registry(StoryDraw.DEFINITION);
      ReleaseView view =
          new Releases(() -> new Frozen(0, drawn), Definitions.of(registry), () -> StoryDraw.end(1))
              .now();
      Change change = view.changes(StoryDraw.METRIC).found().getFirst();
      missed += change.low() > TRUE_DIFFERENCE || change.high() < TRUE_DIFFERENCE ? 1 : 0;
      double off = Math.abs(change.difference() - TRUE_DIFFERENCE);
      assertThat(change.low()).isPositive(); // what was found is not taken back
      missedByOneError += off > change.standardError() ? 1 : 0;
    }
    assertThat(missed).isLessThan(4);
    assertThat(missedByOneError).isGreaterThan(10);
  }

  @Test
  void what_changed_is_computed_once_for_a_state_and_anew_once_more_windows_have_ended() {
    Registry registry = Samples.registry(StoryDraw.DEFINITION);
    AtomicReference<Instant> now = new AtomicReference<>(StoryDraw.end(2));
    Releases releases =
        new Releases(() -> new Frozen(0, counts), Definitions.of(registry), now::get);
    Changes first = releases.now().changes(StoryDraw.METRIC);
    assertThat(releases.now().changes(StoryDraw.METRIC)).isSameAs(first);
    now.set(StoryDraw.end(3));
    assertThat(releases.now().changes(StoryDraw.METRIC).windows()).isEqualTo(first.windows() + 1);
  }

  @Test
  void a_window_that_has_not_ended_is_not_looked_at() {
    Instant within = StoryDraw.end(1).minusNanos(1);
    assertThat(view(StoryDraw.DEFINITION, within).changes(StoryDraw.METRIC).found()).isEmpty();
    assertThat(view(StoryDraw.DEFINITION, StoryDraw.end(1)).changes(StoryDraw.METRIC).found())
        .hasSize(1);
  }

  @Test
  void a_cohort_below_the_minimum_is_not_compared() {
    StoryDraw small = new StoryDraw(List.of(38), 3, false, 0.0, 1.0); // 19 of each, 20 are needed
    FoldSnapshot few = small.draw(new SeededRandom(1));
    Registry registry = Samples.registry(StoryDraw.DEFINITION);
    ReleaseView view =
        new Releases(() -> new Frozen(0, few), Definitions.of(registry), () -> StoryDraw.end(3))
            .now();
    assertThat(view.changes(StoryDraw.METRIC).found()).isEmpty();
  }

  @Test
  void a_metric_without_releases_has_no_comparisons() {
    MetricDefinition charging = Samples.charging();
    Changes changes = view(charging, StoryDraw.end(3)).changes(Metric.of(charging));
    assertThat(changes.comparisons()).isZero();
    assertThat(changes.found()).isEmpty();
    assertThat(
            view(Samples.crashed(), StoryDraw.end(3))
                .changes(Metric.of(Samples.crashed()))
                .comparisons())
        .isOne(); // 2.2 against 2.1
    assertThatThrownBy(
            () -> view(charging, StoryDraw.end(3)).changes(Metric.of(Samples.screenTime())))
        .hasMessageContaining("neither in the registry nor counted");
  }

  private ReleaseView view(MetricDefinition metric, Instant now) {
    Registry registry = Samples.registry(metric);
    return new Releases(() -> new Frozen(0, counts), Definitions.of(registry), () -> now).now();
  }
}

package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.SeededRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangesTest {
  /// A change so large that noise cannot hide it.
  private static final StoryDraw PLAIN = new StoryDraw(List.of(2000, 400), 3, false, 0.05, 0.95);

  private final FoldSnapshot counts = PLAIN.draw(new SeededRandom(1));

  @Test
  void a_change_says_where_it_is_how_large_and_since_when() {
    Changes changes = view(StoryDraw.METRIC, StoryDraw.end(3)).changes(StoryDraw.METRIC);
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
  }

  @Test
  void a_window_that_has_not_ended_is_not_looked_at() {
    Instant within = StoryDraw.end(1).minusNanos(1);
    assertThat(view(StoryDraw.METRIC, within).changes(StoryDraw.METRIC).found()).isEmpty();
    assertThat(view(StoryDraw.METRIC, StoryDraw.end(1)).changes(StoryDraw.METRIC).found())
        .hasSize(1);
  }

  @Test
  void a_cohort_below_the_minimum_is_not_compared() {
    StoryDraw small = new StoryDraw(List.of(38), 3, false, 0.0, 1.0); // 19 of each, 20 are needed
    FoldSnapshot few = small.draw(new SeededRandom(1));
    Registry registry = Samples.registry(StoryDraw.METRIC);
    ReleaseView view = new Releases(() -> few, () -> registry, () -> StoryDraw.end(3)).now();
    assertThat(view.changes(StoryDraw.METRIC).found()).isEmpty();
  }

  @Test
  void a_metric_without_releases_has_no_comparisons() {
    MetricDefinition charging = Samples.charging();
    Changes changes = view(charging, StoryDraw.end(3)).changes(charging);
    assertThat(changes.comparisons()).isZero();
    assertThat(changes.found()).isEmpty();
    assertThat(view(Samples.crashed(), StoryDraw.end(3)).changes(Samples.crashed()).comparisons())
        .isOne(); // 2.2 against 2.1
    assertThatThrownBy(() -> view(charging, StoryDraw.end(3)).changes(Samples.screenTime()))
        .hasMessageContaining("neither in the registry nor counted");
  }

  private ReleaseView view(MetricDefinition metric, Instant now) {
    Registry registry = Samples.registry(metric);
    return new Releases(() -> counts, () -> registry, () -> now).now();
  }
}

package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.testkit.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class StoryPeopleTest {
  private static final int DEVICES = 100_000;
  private static final int DAYS = 28;

  /// Standard deviations allowed. Of some 20 shares, P(any is farther off by chance) < 20 · 6 · 10⁻⁷ = 2 · 10⁻⁵.
  private static final double ALLOWED = 5;

  private final long seed = Seed.announced("StoryPeopleTest");
  private final MetricDefinition crashed = Metrics.named("crashed-today");

  private static void requireShare(long counted, long of, double share) {
    double deviations = (counted - share * of) / Math.sqrt(of * share * (1 - share));
    assertThat(Math.abs(deviations)).as(counted + " of " + of).isLessThan(ALLOWED);
  }

  private long crashes(int day, boolean weekend, String model, String release) {
    StoryPeople people = new StoryPeople(seed);
    long crashes = 0;
    for (int device = 0; device < DEVICES; device++) {
      Recorded recorded = people.recorded(device, day, weekend, model, release, crashed);
      crashes += recorded.equals(new Recorded.Word("yes")) ? 1 : 0;
    }
    return crashes;
  }

  @Test
  void release_2_1_doubles_the_crashes_of_one_model_and_changes_nothing_else() {
    requireShare(crashes(3, false, "aster", "2.0"), DEVICES, 0.06);
    requireShare(crashes(3, false, "aster", "2.1"), DEVICES, 0.12);
    requireShare(crashes(5, true, "aster", "2.0"), DEVICES, 0.05);
    requireShare(crashes(5, true, "aster", "2.1"), DEVICES, 0.10);
    for (String model : List.of("birch", "cedar")) {
      assertThat(crashes(3, false, model, "2.1")).isEqualTo(crashes(3, false, model, "2.0"));
      requireShare(crashes(3, false, model, "2.1"), DEVICES, 0.06);
    }
  }

  @Test
  void a_device_crashes_on_other_days_than_the_day_before() {
    assertThat(crashes(3, false, "birch", "2.0")).isNotEqualTo(crashes(4, false, "birch", "2.0"));
  }

  @Test
  void a_metric_without_people_is_refused() {
    MetricDefinition other = Metrics.named("something-else");
    assertThatThrownBy(() -> new StoryPeople(seed).recorded(1, 1, false, "aster", "2.0", other))
        .hasMessageContaining("something-else");
  }

  @Test
  void lives_are_drawn_as_declared() {
    List<Life> lives = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      lives.add(Life.drawn(new SeedStream(seed, device, SeedStream.Use.LIFE), DAYS));
    }
    requireShare(count(lives, life -> life.model().equals("aster")), DEVICES, 0.75);
    requireShare(count(lives, life -> life.model().equals("birch")), DEVICES, 0.15);
    requireShare(count(lives, life -> life.model().equals("cedar")), DEVICES, 0.10);
    requireShare(count(lives, life -> life.joins() > 0), DEVICES, 0.1);
    requireShare(count(lives, life -> life.isGone(DAYS)), DEVICES, 0.1);
    requireShare(count(lives, life -> life.turn() < 0.5), DEVICES, 0.5);
    assertThat(lives)
        .allMatch(
            life -> life.joins() == DAYS || life.isGone(life.joins()) || life.isOn(life.joins()));
    long off =
        lives.stream()
            .filter(life -> life.joins() == 0 && !life.isOn(14) && !life.isGone(14))
            .count();
    assertThat(off / (double) DEVICES).isBetween(0.02, 0.035); // 1.5 % a day for two days
    assertThat(lives)
        .noneMatch(life -> life.joins() == 0 && !life.isGone(DAYS) && !life.isOn(DAYS));
  }

  private static long count(List<Life> lives, Predicate<Life> which) {
    return lives.stream().filter(which).count();
  }

  @Test
  void a_rollout_goes_from_few_to_half_to_all_and_nobody_goes_back() {
    Rollout rollout = Rollout.within(DAYS);
    assertThat(rollout).isEqualTo(new Rollout(14, 15, 21));
    assertThat(List.of(13, 14, 15, 20, 21, 28).stream().map(rollout::share).toList())
        .containsExactly(0.0, 0.02, 0.5, 0.5, 1.0, 1.0);
    Life life = Life.drawn(new SeedStream(seed, 3, SeedStream.Use.LIFE), DAYS);
    assertThat(life.release(rollout, 13)).isEqualTo("2.0");
    assertThat(life.release(rollout, 21)).isEqualTo("2.1");
    assertThatThrownBy(() -> new Rollout(3, 3, 4)).hasMessageContaining("3, 3, 4");
  }
}

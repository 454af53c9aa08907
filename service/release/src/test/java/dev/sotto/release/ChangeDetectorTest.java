package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.fold.Frozen;
import dev.sotto.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many whole runs of the fold without a change, and with one.
@Tag("slow")
final class ChangeDetectorTest {
  private static final double ALPHA = Changes.FALSE_ALARM;
  private static final int DAYS = 28;

  /// More than 9 of 200 runs at 1 % have a false alarm with probability 4.0 · 10⁻⁵.
  private static final int RUNS = 200;

  private static final int MOST_ALARMS = 9;

  /// More than 16 of 500 with probability 1.8 · 10⁻⁵. The mildest of the broken twins has one in 10 % of its runs: 16 of
  /// 500 or fewer have a probability of 6 · 10⁻⁹.
  private static final int MANY_RUNS = 500;

  private static final int MOST_OF_MANY = 16;

  private static final List<Integer> MODELS = List.of(1600, 1000, 600);

  /// The devices of one day have nothing to do with those of the next.
  private static final StoryDraw FRESH = new StoryDraw(MODELS, DAYS, false, 0.06, 0.06);

  /// The same phones crash every day: the worst that the bound has to hold for.
  private static final StoryDraw SAME = new StoryDraw(MODELS, DAYS, true, 0.06, 0.06);

  /// The story as the demo tells it: half of the phones of one model have the release that doubles their crashes.
  private static final StoryDraw CHANGED =
      new StoryDraw(List.of(3750, 750, 500), 5, false, 0.06, 0.12);

  @Test
  void two_hundred_runs_without_a_change_have_no_more_false_alarms_than_stated() {
    assertThat(alarms(new ChangeDetector(ALPHA), runs(FRESH, RUNS, "fresh")))
        .isLessThan(MOST_ALARMS + 1);
  }

  @Test
  void nor_have_runs_in_which_the_same_devices_have_the_value_every_day() {
    List<FoldSnapshot> runs = runs(SAME, MANY_RUNS, "same");
    assertThat(alarms(new ChangeDetector(ALPHA), runs)).isLessThan(MOST_OF_MANY + 1);
    assertThat(alarms(new TakingDaysForIndependent(), runs)).isGreaterThan(MOST_OF_MANY);
    assertThat(alarms(new OfNoiseAlone(), runs)).isGreaterThan(MOST_OF_MANY);
    assertThat(alarms(new ForOneLook(), runs)).isGreaterThan(MOST_OF_MANY);
  }

  /// At least 39 of 50: the power of three days is 95 %, so that fewer have a probability of 5 · 10⁻⁶.
  @Test
  void a_doubled_share_is_found_within_three_days_and_only_where_it_is() {
    SeededRandom random = SeededRandom.announced("ChangeDetectorTest changed");
    int inTime = 0;
    int elsewhere = 0;
    for (int run = 0; run < 50; run++) {
      Changes changes = changes(new ChangeDetector(ALPHA), CHANGED.draw(random.split()), 5);
      for (Change change : changes.found()) {
        boolean right = change.after() == StoryDraw.segment(1, 0) && change.difference() > 0;
        inTime += right && change.windowsNeeded() <= 3 ? 1 : 0;
        elsewhere += right ? 0 : 1;
      }
    }
    System.out.printf(
        "found within three days in %d of 50 runs, elsewhere %d%n", inTime, elsewhere);
    assertThat(inTime).isGreaterThanOrEqualTo(39);
    assertThat(elsewhere).isLessThanOrEqualTo(4); // 5 of 50 at 1 % have a probability of 1.5 · 10⁻⁴
  }

  private static List<FoldSnapshot> runs(StoryDraw story, int count, String name) {
    SeededRandom random = SeededRandom.announced("ChangeDetectorTest " + name);
    List<FoldSnapshot> runs = new ArrayList<>();
    for (int run = 0; run < count; run++) {
      runs.add(story.draw(random.split()));
    }
    return runs;
  }

  private static int alarms(ChangeDetector detector, List<FoldSnapshot> runs) {
    int alarms = 0;
    for (FoldSnapshot run : runs) {
      alarms += changes(detector, run, DAYS).found().isEmpty() ? 0 : 1;
    }
    System.out.printf(
        "%s: %d of %d runs without a change have a false alarm%n",
        detector.getClass().getSimpleName(), alarms, runs.size());
    return alarms;
  }

  private static Changes changes(ChangeDetector detector, FoldSnapshot run, int days) {
    return detector.in(StoryDraw.METRIC, new Figures(new Frozen(0, run)), StoryDraw.end(days));
  }

  /// Believes that who crashes today says nothing of who crashes tomorrow.
  private static final class TakingDaysForIndependent extends ChangeDetector {
    TakingDaysForIndependent() {
      super(ALPHA);
    }

    @Override
    double peopleVariance(double share, double weights, double roots) {
      return share * (1 - share) * weights;
    }
  }

  /// Forgets that the two releases are on different people.
  private static final class OfNoiseAlone extends ChangeDetector {
    OfNoiseAlone() {
      super(ALPHA);
    }

    @Override
    double peopleVariance(double share, double weights, double roots) {
      return 0;
    }
  }

  /// Looks at every group every day as if it looked once.
  private static final class ForOneLook extends ChangeDetector {
    ForOneLook() {
      super(ALPHA);
    }

    @Override
    double allowance(int windows, int comparisons) {
      return ALPHA;
    }
  }
}

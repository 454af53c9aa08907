package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.MetricDefinition;
import org.junit.jupiter.api.Test;

class RecordedTest {
  private static Recorded.Truth word(MetricDefinition metric, String text) {
    return new Recorded.Word(text).under(metric);
  }

  private static Recorded.Truth whole(MetricDefinition metric, long value) {
    return new Recorded.Whole(value).under(metric);
  }

  private static Recorded.Truth exact(int value) {
    return new Recorded.Truth(value, false);
  }

  private static Recorded.Truth clipped(int value) {
    return new Recorded.Truth(value, true);
  }

  @Test
  void nothing_is_what_the_metric_says_of_absence() {
    assertThat(new Recorded.Nothing().under(Metrics.crashed())).isEqualTo(exact(0));
    assertThat(new Recorded.Nothing().under(Metrics.habit())).isEqualTo(exact(2));
    assertThat(new Recorded.Nothing().under(Metrics.battery())).isEqualTo(exact(2));
  }

  @Test
  void a_yes_no_metric_knows_two_words_and_no_number() {
    assertThat(word(Metrics.crashed(), "yes")).isEqualTo(exact(1));
    assertThat(word(Metrics.crashed(), "no")).isEqualTo(exact(0));
    assertThat(word(Metrics.crashed(), "Yes")).isEqualTo(clipped(0));
    assertThat(whole(Metrics.crashed(), 1)).isEqualTo(clipped(0));
  }

  @Test
  void a_choice_knows_its_labels_alone() {
    assertThat(word(Metrics.habit(), "night")).isEqualTo(exact(0));
    assertThat(word(Metrics.habit(), "day")).isEqualTo(exact(1));
    assertThat(word(Metrics.habit(), "dusk")).isEqualTo(clipped(2));
    assertThat(whole(Metrics.habit(), 0)).isEqualTo(clipped(2));
  }

  @Test
  void ranges_take_in_their_lower_edge_and_clip_what_lies_outside_to_the_nearest() {
    assertThat(whole(Metrics.battery(), 0)).isEqualTo(exact(0));
    assertThat(whole(Metrics.battery(), 49)).isEqualTo(exact(0));
    assertThat(whole(Metrics.battery(), 50)).isEqualTo(exact(1));
    assertThat(whole(Metrics.battery(), 100)).isEqualTo(exact(1));
    assertThat(whole(Metrics.battery(), 101)).isEqualTo(clipped(1));
    assertThat(whole(Metrics.battery(), -1)).isEqualTo(clipped(0));
    assertThat(whole(Metrics.battery(), Long.MAX_VALUE)).isEqualTo(clipped(1));
    assertThat(whole(Metrics.battery(), Long.MIN_VALUE)).isEqualTo(clipped(0));
    assertThat(word(Metrics.battery(), "full")).isEqualTo(clipped(2));
  }
}

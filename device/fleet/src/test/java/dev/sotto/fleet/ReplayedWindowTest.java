package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayedWindowTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-05-06T00:00:00Z");

  @Test
  void it_is_the_last_window_that_has_ended() {
    ReplayedWindow window = ReplayedWindow.before(MIDNIGHT, Metrics.registry());
    assertThat(window.start()).isEqualTo(MIDNIGHT.minus(Duration.ofDays(1)));
    assertThat(window.end()).isEqualTo(MIDNIGHT);
    assertThat(window.middle()).isEqualTo(MIDNIGHT.minus(Duration.ofHours(12)));
    assertThat(ReplayedWindow.before(MIDNIGHT.plusSeconds(86_399), Metrics.registry()))
        .isEqualTo(window);
    ReplayedWindow before = ReplayedWindow.before(MIDNIGHT.minusMillis(1), Metrics.registry());
    assertThat(before.end()).isEqualTo(window.start());
    assertThat(before.number().plus(1)).isEqualTo(window.number());
  }

  @Test
  void metrics_of_different_windows_have_none_in_common() {
    Registry two =
        Registry.of(
            Metrics.registry().caps(),
            false,
            List.of(Metric.of(Metrics.crashed()), Metric.of(Metrics.everyOtherDay())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplayedWindow.before(MIDNIGHT, two))
        .withMessageContaining("these have 2");
  }

  @Test
  void a_window_that_ends_before_it_starts_is_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplayedWindow(new WindowNumber(1), MIDNIGHT, MIDNIGHT))
        .withMessageContaining(MIDNIGHT.toString());
  }
}

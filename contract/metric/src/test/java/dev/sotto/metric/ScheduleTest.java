package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final Schedule DAILY = new Schedule(Duration.ofDays(1), 7);

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T23:59:59.999999999Z, 0",
    "1970-01-02T00:00:00Z, 1",
    "1969-12-31T23:59:59.999999999Z, -1",
    "1969-12-31T00:00:00Z, -1",
    "1969-12-30T23:59:59Z, -2",
    "2026-11-22T12:00:00Z, 20779"
  })
  void a_window_is_numbered_by_the_floor_of_its_time(Instant instant, long number) {
    assertThat(DAILY.windowAt(instant)).isEqualTo(new WindowNumber(number));
  }

  @ParameterizedTest
  @CsvSource({"PT1S", "PT7M", "PT6H", "P1D", "P7D", "P28D"})
  void every_instant_lies_in_its_window_and_in_no_other(Duration window) {
    Schedule schedule = new Schedule(window, 0);
    for (long second = -3_000_000; second < 3_000_000; second += 9973) {
      Instant instant = Instant.ofEpochSecond(second, 999_999_999);
      WindowNumber number = schedule.windowAt(instant);
      assertThat(instant).isBetween(schedule.startOf(number), schedule.endOf(number));
      assertThat(instant).isNotEqualTo(schedule.endOf(number));
      assertThat(schedule.endOf(number)).isEqualTo(schedule.startOf(number.plus(1)));
    }
  }

  @Test
  void a_report_is_counted_until_late_and_one_windows_after_its_own() {
    assertThat(DAILY.countedUntil(new WindowNumber(-1)))
        .isEqualTo(Instant.parse("1970-01-09T00:00:00Z"));
    assertThat(new Schedule(Duration.ofHours(6), 0).countedUntil(new WindowNumber(0)))
        .isEqualTo(Instant.parse("1970-01-01T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"PT1H, 24", "PT6H, 4", "P1D, 1", "P7D, 1", "PT1S, 86400", "PT7H, 4"})
  void a_day_is_charged_for_every_window_that_may_begin_in_it(Duration window, long windows) {
    assertThat(new Schedule(window, 0).windowsPerDay()).isEqualTo(windows);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT0.5S, 0", "PT1.5S, 0", "P29D, 0", "-PT1H, 0", "P1D, -1", "P1D, 64"})
  void what_is_out_of_bounds_is_refused(Duration window, int late) {
    assertThatThrownBy(() -> new Schedule(window, late))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

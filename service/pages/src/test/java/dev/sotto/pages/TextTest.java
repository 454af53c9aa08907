package dev.sotto.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TextTest {
  @Test
  void numbers_are_written_as_people_read_them() {
    assertThat(NumberText.percent(-0.0001)).isEqualTo("0.0\u00a0%");
    assertThat(NumberText.percent(-0.4)).isEqualTo("\u221240.0\u00a0%");
    assertThat(NumberText.percent(0.955, 0)).isEqualTo("96\u00a0%");
    assertThat(NumberText.probability(0.05)).isEqualTo("5\u00a0%");
    assertThat(NumberText.count(1_234_567)).isEqualTo("1\u202f234\u202f567");
    assertThat(NumberText.count(1, "device")).isEqualTo("1 device");
    assertThat(NumberText.coordinate(-0.001)).isEqualTo("0.00");
  }

  @Test
  void times_are_written_as_people_read_them() {
    Instant day = Instant.parse("2026-03-02T00:00:00Z");
    assertThat(TimeText.duration(Duration.ofHours(36))).isEqualTo("36 hours");
    assertThat(TimeText.duration(Duration.ofDays(1))).isEqualTo("1 day");
    assertThat(TimeText.duration(Duration.ofSeconds(61))).isEqualTo("61 seconds");
    assertThat(TimeText.tick(day, true)).isEqualTo("2 Mar");
    assertThat(TimeText.date(day, false)).isEqualTo("2 March 2026, 00:00");
    assertThat(TimeText.isDay(day, day.plusSeconds(86_400))).isTrue();
    assertThat(TimeText.isDay(day.plusSeconds(60), day.plusSeconds(86_460))).isFalse();
    assertThat(new TimeAxis(day, Duration.ofHours(1), 24).label(5)).isEqualTo("2 Mar 05:00");
  }
}

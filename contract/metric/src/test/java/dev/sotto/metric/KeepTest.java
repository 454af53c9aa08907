package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepTest {
  @ParameterizedTest
  @CsvSource({
    "FIRST, 3, 5, 3",
    "LAST, 3, 5, 5",
    "MAX, 3, 5, 5",
    "MAX, 5, -3, 5",
    "SUM, 3, 5, 8",
    "SUM, -3, 5, 2",
    "SUM, 9223372036854775807, 1, 9223372036854775807",
    "SUM, 9223372036854775806, 1, 9223372036854775807",
    "SUM, -9223372036854775808, -1, -9223372036854775808",
    "SUM, 9223372036854775807, -9223372036854775808, -1"
  })
  void records_combine_and_a_sum_stays_at_the_end_it_ran_into(
      Keep keep, long held, long next, long kept) {
    assertThat(keep.combine(held, next)).isEqualTo(kept);
  }
}

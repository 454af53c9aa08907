package dev.sotto.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalTailTest {
  /// Both tails, from tables of 12 digits and more: Abramowitz and Stegun, tables 26.1 and 26.2.
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.5, 0.6170750774519739",
    "1, 0.31731050786291415",
    "1.959963984540054, 0.05",
    "3, 0.0026997960632601866",
    "3.000001, 0.0026997871994",
    "4, 6.334248366623996e-5",
    "6, 1.973175290075396e-9",
    "10, 1.523970604832105e-23"
  })
  void the_tails_agree_with_tables(double deviation, double probability) {
    assertThat(NormalTail.beyond(deviation) / probability).isCloseTo(1, within(1e-8));
    assertThat(NormalTail.beyond(-deviation)).isEqualTo(NormalTail.beyond(deviation));
    if (deviation > 0) {
      assertThat(NormalTail.deviation(probability)).isCloseTo(deviation, within(1e-7));
    }
  }
}

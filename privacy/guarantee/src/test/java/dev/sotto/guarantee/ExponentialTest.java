package dev.sotto.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  private static final MathContext EXACT = new MathContext(200);

  @Test
  void the_bounds_bracket_values_known_to_seventy_digits() {
    requireBracket(
        "0.000000001", "1.000000001000000000500000000166666666708333333341666666668055555555754");
    requireBracket(
        "0.5", "1.648721270700128146848650787814163571653776100710148011575079311640661");
    requireBracket("1", "2.718281828459045235360287471352662497757247093699959574966967627724077");
    requireBracket("2", "7.389056098930650227230427460575007813180315570551847324087127822522574");
    requireBracket(
        "2.5", "12.18249396070347343807017595116796618318276779006316131156039834183819");
    requireBracket("6", "403.4287934927351226083871805433882796058998973571292026139671883251512");
    requireBracket("10", "22026.46579480671651695790064528424436635351261855678107423542635522520");
    requireBracket("64", "6235149080811616882909238708.928469744831391846235799914388591699013985");
  }

  private static void requireBracket(String epsilon, String known) {
    BigDecimal value = new BigDecimal(known);
    assertThat(reference(new BigDecimal(epsilon)).round(new MathContext(70)))
        .as("the reference of this test")
        .isEqualByComparingTo(value.round(new MathContext(70)));
    requireBracket(Epsilon.parse(epsilon), value);
  }

  private static void requireBracket(Epsilon epsilon, BigDecimal value) {
    BigDecimal below = Exponential.below(epsilon);
    BigDecimal above = Exponential.above(epsilon);
    assertThat(below).as("below e^%s", epsilon).isLessThanOrEqualTo(value);
    assertThat(above).as("above e^%s", epsilon).isGreaterThanOrEqualTo(value);
    assertThat(above.subtract(below))
        .as("gap at e^%s", epsilon)
        .isLessThan(value.multiply(new BigDecimal("1e-55")));
  }

  @Test
  void the_bounds_bracket_the_continued_fraction_at_random() {
    long seed = System.nanoTime();
    System.out.println("ExponentialTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 300; i++) {
      Epsilon epsilon = new Epsilon(random.nextLong(64_000_000_000L) >>> random.nextInt(36));
      requireBracket(epsilon, reference(epsilon.toDecimal()));
    }
  }

  @Test
  void the_bounds_at_zero_are_one() {
    assertThat(Exponential.below(Epsilon.ZERO)).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(Exponential.above(Epsilon.ZERO)).isEqualByComparingTo(BigDecimal.ONE);
  }

  @Test
  void the_bounds_hold_their_order_at_the_largest_epsilon() {
    Epsilon largest = new Epsilon(Epsilon.MAX_NANOS);
    assertThat(Exponential.below(largest)).isLessThan(Exponential.above(largest));
  }

  @Test
  void the_floating_point_exponential_fails_the_bracket() {
    Function<Epsilon, BigDecimal> rounded =
        epsilon -> new BigDecimal(Math.exp(epsilon.toDecimal().doubleValue()));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> {
          for (String text : List.of("0.5", "1", "2", "2.5", "6")) {
            BigDecimal value = reference(new BigDecimal(text));
            assertThat(rounded.apply(Epsilon.parse(text))).isLessThanOrEqualTo(value);
          }
        });
  }

  /// e^x by another way and at more than three times the precision: Euler's continued fraction
  /// `1 + 2x / (2 - x + x²/(6 + x²/(10 + x²/(14 + …))))`, cut at a depth where it has long settled.
  private static BigDecimal reference(BigDecimal x) {
    BigDecimal square = x.multiply(x);
    BigDecimal tail = BigDecimal.valueOf(4 * 300 + 2);
    for (int i = 299; i >= 1; i--) {
      tail = BigDecimal.valueOf(4L * i + 2).add(square.divide(tail, EXACT), EXACT);
    }
    BigDecimal bottom = BigDecimal.TWO.subtract(x).add(square.divide(tail, EXACT), EXACT);
    return BigDecimal.ONE.add(BigDecimal.TWO.multiply(x).divide(bottom, EXACT), EXACT);
  }
}

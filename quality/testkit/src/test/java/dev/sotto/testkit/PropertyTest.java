package dev.sotto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PropertyTest {
  @Test
  void a_true_claim_is_checked_on_two_hundred_cases() {
    List<Integer> seen = new ArrayList<>();

    Property.forAll(Generator.integers(3, 9), seen::add);

    assertThat(seen).hasSize(200).allMatch(value -> value >= 3 && value <= 9);
    // 200 draws miss one of 7 values with probability below 7 · (6/7)^200 < 10⁻¹².
    assertThat(seen).contains(3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void a_false_claim_fails_with_seed_number_and_simplest_case() {
    assertThatThrownBy(() ->
            Property.forAll(
                Generator.integers(0, 1_000_000), value -> assertThat(value).isLessThan(1000)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("case ")
        .hasMessageContaining("-Dsotto.seed=")
        .hasMessageContaining("simplest failing case: 1000;");
  }

  @Test
  void a_failing_list_is_shrunk_to_the_elements_that_matter() {
    assertThatThrownBy(() ->
            Property.forAll(
                Generator.lists(Generator.integers(0, 9), 30),
                list -> assertThat(list).doesNotContain(7)))
        .hasMessageContaining("simplest failing case: [7];");
  }

  @Test
  void an_exception_thrown_by_the_check_is_a_failure_too() {
    assertThatThrownBy(() ->
            Property.forAll(
                Generator.byteArrays(4),
                bytes -> {
                  throw new IOException("refused");
                }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("simplest failing case: []; java.io.IOException: refused")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void each_run_prints_its_seed_in_one_line_and_that_seed_replays_it() {
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();

    String printed = printedBy(() -> Property.forAll(Generator.integers(0, 1_000_000), first::add));
    assertThat(printed).hasLineCount(1).contains("PropertyTest.").contains("-Dsotto.seed=");
    String seed = printed.substring(printed.lastIndexOf('=') + 1).strip();
    withSeed(seed, () -> Property.forAll(Generator.integers(0, 1_000_000), second::add));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void a_seed_that_is_no_number_is_refused() {
    assertThatThrownBy(
            () -> withSeed("seven", () -> Property.forAll(Generator.integers(0, 1), value -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sotto.seed is \"seven\"; a whole number is needed");
  }

  @Test
  void a_seed_fixes_the_sequence_and_prints_nothing_by_itself() {
    String printed =
        printedBy(() ->
            assertThat(new SeededRandom(5).bytes(40)).isEqualTo(new SeededRandom(5).bytes(40)));

    assertThat(printed).isEmpty();
    assertThat(new SeededRandom(5).nextLong()).isNotEqualTo(new SeededRandom(6).nextLong());
  }

  private static void withSeed(String seed, Runnable action) {
    String before = System.getProperty("sotto.seed", "");
    System.setProperty("sotto.seed", seed);
    try {
      action.run();
    } finally {
      System.setProperty("sotto.seed", before);
    }
  }

  private static String printedBy(Runnable action) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}

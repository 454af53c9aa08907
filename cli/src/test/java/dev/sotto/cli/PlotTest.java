package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlotTest {
  private final Plot whole = new Plot(true, 0, 1, 40);

  private static String interval(Plot plot, double low, double estimate, double high) {
    return plot.interval(new Line("value", "", estimate, low, high), OptionalDouble.empty());
  }

  @Test
  void the_truth_is_marked_within_the_interval_or_beside_it_and_over_the_estimate() {
    Line line = new Line("value", "", 0.5, 0.25, 0.75);
    String beside = whole.interval(line, OptionalDouble.of(0.9));
    assertThat(beside).hasSize(40).contains("├", "●", "┤");
    assertThat(beside.indexOf('┃')).isEqualTo(35);
    assertThat(whole.interval(line, OptionalDouble.of(0.5))).contains("┃").doesNotContain("●");
    assertThat(new Plot(false, 0, 1, 20).interval(line, OptionalDouble.of(0.6)))
        .isEqualTo("     |----o!--|     ");
  }

  @Test
  void an_interval_lies_where_its_numbers_are() {
    String drawn = interval(whole, 0, 0.5, 1);
    assertThat(drawn).hasSize(40).startsWith("├─").endsWith("─┤");
    assertThat(drawn.indexOf('●')).isEqualTo(20);
    assertThat(whole.axis(true)).hasSize(40).startsWith("0 %").endsWith("100 %");
    assertThat(new Plot(true, -5, 120, 40).axis(false))
        .hasSize(40)
        .startsWith("-5 ")
        .endsWith(" 120");
    assertThat(interval(whole, 0.25, 0.5, 0.75).strip()).startsWith("├").endsWith("┤").hasSize(20);
  }

  @Test
  void what_lies_beyond_the_axis_is_drawn_at_its_end_and_the_width_stays() {
    assertThat(interval(whole, -3, -2, -1)).hasSize(40).startsWith("●").endsWith(" ");
    assertThat(interval(whole, -3, 0.5, 9)).hasSize(40).startsWith("←─").endsWith("─→");
    Plot plain = new Plot(false, 0, 1, 40);
    assertThat(interval(plain, -3, 0.5, 9)).hasSize(40).startsWith("<-").endsWith("->");
  }

  @Test
  void without_unicode_every_sign_is_ascii() {
    Plot plain = new Plot(false, 0, 1, 40);
    String all =
        plain.axis(true)
            + interval(plain, 0.1, 0.2, 0.4)
            + plain.strip(
                List.of(OptionalDouble.of(0), OptionalDouble.of(1), OptionalDouble.empty()));
    assertThat(all).matches("\\p{ASCII}+").contains("|---o-------|").endsWith("_#?");
  }

  @Test
  void a_strip_rises_with_its_values_and_marks_what_is_withheld() {
    assertThat(
            whole.strip(
                List.of(
                    OptionalDouble.of(-0.1),
                    OptionalDouble.of(0.5),
                    OptionalDouble.empty(),
                    OptionalDouble.of(1))))
        .isEqualTo("▁▅?█");
  }

  @Test
  void an_axis_of_numbers_ends_at_round_numbers() {
    assertThat(Plot.ofNumbers(true, 0.3, 3.52, 40)).isEqualTo(new Plot(true, 0, 4, 40));
    assertThat(Plot.ofNumbers(true, -1.7, 2051.1, 40)).isEqualTo(new Plot(true, -2, 2500, 40));
    assertThat(Plot.ofNumbers(true, 0, 1000, 40).to()).isEqualTo(1000);
    assertThat(Plot.ofNumbers(true, 0, 9.9, 40).to()).isEqualTo(10);
    assertThat(Plot.ofNumbers(true, -3, -1, 40)).isEqualTo(new Plot(true, -3, 1, 40));
    assertThat(new Plot(true, 0, 1.5, 40).axis(false)).endsWith("1.5");
  }

  @Test
  void an_axis_ends_at_the_next_round_share() {
    assertThat(Plot.ofShares(true, 0.031, 40).to()).isEqualTo(0.05);
    assertThat(Plot.ofShares(true, 1.2, 40).to()).isEqualTo(1);
    assertThat(Plot.ofShares(true, -1, 40).to()).isEqualTo(0.01);
  }
}

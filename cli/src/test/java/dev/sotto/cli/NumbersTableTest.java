package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.release.Cell;
import dev.sotto.release.Numbers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTableTest {
  private static final Numbers TIMES =
      new Numbers.Distribution(
          "milliseconds",
          List.of(
              new Cell("0 to 999", 0.7, 0.01, 0.65, 0.75), new Cell("none", 0.3, 0.01, 0.25, 0.35)),
          List.of(),
          List.of(new Numbers.Quantile(500, 700.5, 400, 800)));
  private static final List<Double> TRUTHS = List.of(0.72, 0.28, 650.0);

  private static List<String> print(Terminal terminal, boolean drawn, List<Double> truths) {
    StringWriter out = new StringWriter();
    new NumbersTable(terminal, drawn, TIMES, truths).print(new PrintWriter(out, true));
    return out.toString().lines().toList();
  }

  private static Terminal wide(int columns) {
    return new Terminal(true, false, true, columns);
  }

  @Test
  void shares_and_quantiles_stand_apart_each_under_its_unit_with_the_truth_drawn() {
    List<String> lines = print(Terminal.PLAIN, true, TRUTHS);
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).contains("value", "covered   0 %").endsWith("80 %");
    assertThat(lines.get(1)).contains("72.00 %", "65.00 … 75.00 %", "yes   ").contains("●┃");
    assertThat(lines.get(3)).startsWith("  in milliseconds").contains("0 ").endsWith(" 800");
    assertThat(lines.get(4)).contains("650.00", "700.50", "400.00 … 800.00", "┃", "●");
  }

  @Test
  void no_line_with_a_drawing_is_wider_than_the_terminal_and_what_does_not_fit_is_not_drawn() {
    for (int columns = 60; columns <= 100; columns++) {
      int most = columns;
      List<String> lines = print(wide(columns), true, TRUTHS);
      assertThat(lines.stream().filter(line -> line.contains("┃")))
          .allMatch(line -> line.length() <= most);
    }
    assertThat(print(wide(60), true, TRUTHS)).isEqualTo(print(wide(100), false, TRUTHS));
    assertThat(print(wide(100), true, TRUTHS)).isNotEqualTo(print(wide(100), false, TRUTHS));
  }

  @Test
  void where_no_truth_is_known_none_is_shown() {
    assertThat(print(Terminal.PLAIN, true, List.of()))
        .noneMatch(line -> line.contains("truth") || line.contains("┃") || line.contains("covered"))
        .anyMatch(line -> line.contains("●"));
  }

  @Test
  void ascii_is_drawn_where_there_is_nothing_else() {
    Terminal plain = new Terminal(true, false, false, 100);
    List<String> lines = print(plain, true, TRUTHS);
    assertThat(lines.get(1)).contains("o!");
    assertThat(NumbersTable.legend(plain)).matches("\\p{ASCII}+").contains("truth !");
  }

  @Test
  void of_the_most_frequent_values_it_is_said_that_their_intervals_hold_at_once() {
    StringWriter out = new StringWriter();
    Numbers top = new Numbers.Top(List.of(new Cell("the", 0.067, 0.001, 0.06, 0.07)), 17_268);
    new NumbersTable(Terminal.PLAIN, true, top, List.of()).print(new PrintWriter(out, true));
    assertThat(out.toString().lines().toList().getLast())
        .contains("the 1 most frequent of 17 268 values", "hold at once with probability 95 %");
  }
}

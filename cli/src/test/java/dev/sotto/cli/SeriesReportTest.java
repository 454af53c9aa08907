package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import dev.sotto.query.MetricResult;
import dev.sotto.registry.Examples;
import dev.sotto.release.Cell;
import dev.sotto.release.Cost;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesReportTest {
  private static final Metric METRIC = Registries.compile(Examples.demo()).metrics().getFirst();

  private static Heading heading(long window) {
    WindowNumber number = new WindowNumber(window);
    Epsilon one = Epsilon.parse("1");
    return new Heading(
        METRIC,
        number,
        METRIC.schedule().startOf(number),
        METRIC.schedule().endOf(number),
        "all",
        METRIC.schedule().countedUntil(number),
        false,
        new Cost(one, one, one, one, true),
        true);
  }

  private static MetricResult published(long window, double yes) {
    List<Cell> cells = List.of(cell("no", 1 - yes), cell("yes", yes));
    return new MetricResult(
        METRIC,
        Optional.of(new Release.Published(heading(window), 1000, new Numbers.Shares(cells))));
  }

  private static Cell cell(String value, double share) {
    return new Cell(value, share, 0.01, share - 0.02, share + 0.02);
  }

  private static String print(MetricResult... results) {
    StringWriter out = new StringWriter();
    new SeriesReport(new PrintWriter(out, true), Terminal.PLAIN).print(List.of(results));
    return out.toString();
  }

  @Test
  void windows_stand_in_the_order_of_time_with_a_mark_for_what_is_withheld() {
    MetricResult withheld =
        new MetricResult(METRIC, Optional.of(new Release.Withheld(heading(102), 100)));
    String shown = print(published(103, 0.4), withheld, published(101, 0.2), published(100, 0.1));
    assertThat(shown).contains("crashed-today · 4 windows with reports", "1970-04-11", "▃▅?█");
    assertThat(shown.lines().filter(line -> line.strip().startsWith("yes")).findFirst())
        .hasValueSatisfying(
            line -> assertThat(line).contains("10.00 %", "40.00 %").endsWith("▃▅?█"));
  }

  @Test
  void one_window_is_no_series() {
    assertThat(print(published(100, 0.1))).isEmpty();
    assertThat(print(published(100, 0.1), new MetricResult(METRIC, Optional.empty()))).isEmpty();
  }
}

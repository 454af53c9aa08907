package dev.sotto.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.sotto.query.MetricResult;
import dev.sotto.release.Heading;
import dev.sotto.release.Numbers;
import dev.sotto.release.Release;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Releases as CSV (RFC 4180, UTF-8, lines ended by CRLF): a row a value and window. The unit of shares is
/// `share`: they are fractions, unclipped. A quantile has an interval and no standard error. A release that is withheld is
/// one row without a value and without numbers.
final class ReleaseCsv {
  static final List<String> COLUMNS =
      List.of(
          "metric",
          "version",
          "window_start",
          "window_end",
          "segment",
          "reports",
          "value",
          "unit",
          "estimate",
          "standard_error",
          "low",
          "high",
          "epsilon_per_report",
          "simulated");

  private ReleaseCsv() {}

  static void print(List<MetricResult> results, PrintWriter out) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(COLUMNS);
      for (MetricResult result : results) {
        result.release().ifPresent(release -> write(csv, release));
      }
    }
    out.print(text);
  }

  private static void write(CsvWriter csv, Release release) {
    switch (release) {
      case Release.Withheld withheld ->
          csv.writeRecord(row(withheld.heading(), "", List.of("", "", "", "", "", "")));
      case Release.Published published -> {
        Map<String, Double> errors = standardErrors(published.numbers());
        for (Line line : Line.of(published.numbers())) {
          csv.writeRecord(
              row(
                  published.heading(),
                  Long.toString(published.reports()),
                  List.of(
                      line.value(),
                      line.isShare() ? "share" : line.unit(),
                      Double.toString(line.estimate()),
                      Optional.ofNullable(errors.get(line.value()))
                          .map(error -> Double.toString(error))
                          .orElse(""),
                      Double.toString(line.low()),
                      Double.toString(line.high()))));
        }
      }
    }
  }

  private static Map<String, Double> standardErrors(Numbers numbers) {
    Map<String, Double> errors = new HashMap<>();
    numbers.cells().forEach(cell -> errors.put(cell.value(), cell.standardError()));
    if (numbers instanceof Numbers.Mean mean) {
      errors.put("mean", mean.standardError());
    }
    return errors;
  }

  private static List<String> row(Heading heading, String reports, List<String> numbers) {
    List<String> row =
        new ArrayList<>(
            List.of(
                heading.metric().name().text(),
                Integer.toString(heading.metric().terms().version()),
                heading.from().toString(),
                heading.to().toString(),
                heading.segment(),
                reports));
    row.addAll(numbers);
    row.add(heading.cost().perReport().toString());
    row.add(Boolean.toString(heading.simulated()));
    return row;
  }
}

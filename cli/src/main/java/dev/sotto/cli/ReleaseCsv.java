package dev.sotto.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.sotto.query.MetricResult;
import dev.sotto.release.Cell;
import dev.sotto.release.Heading;
import dev.sotto.release.Release;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// Releases as CSV (RFC 4180, UTF-8, lines ended by CRLF): a row a value and window. Shares are fractions, unclipped. A
/// release that is withheld is one row without a value and without numbers.
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
          "share",
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
          csv.writeRecord(row(withheld.heading(), "", "", "", "", "", ""));
      case Release.Published published -> {
        String reports = Long.toString(published.reports());
        for (Cell cell : published.cells()) {
          csv.writeRecord(
              row(
                  published.heading(),
                  reports,
                  cell.value(),
                  Double.toString(cell.estimate()),
                  Double.toString(cell.standardError()),
                  Double.toString(cell.low()),
                  Double.toString(cell.high())));
        }
      }
    }
  }

  private static List<String> row(
      Heading heading,
      String reports,
      String value,
      String share,
      String error,
      String low,
      String high) {
    return List.of(
        heading.metric().name().text(),
        Integer.toString(heading.metric().terms().version()),
        heading.from().toString(),
        heading.to().toString(),
        heading.segment(),
        reports,
        value,
        share,
        error,
        low,
        high,
        heading.cost().perReport().toString(),
        Boolean.toString(heading.simulated()));
  }
}

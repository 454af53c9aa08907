package dev.sotto.fleet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.RangeMetric;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One column of a CSV file, every row a device. Blanks around a field are not part of it; a blank line is no device; an
/// empty field is nothing recorded.
public final class CsvPopulation implements Population {
  private final List<String> fields;
  private final int devices;

  private CsvPopulation(List<String> fields, int devices) {
    this.fields = List.copyOf(fields);
    this.devices = devices;
  }

  /// Reads `column` of `file`.
  ///
  /// @param column a name, or a number from 1
  /// @param header the columns' names if the file has no such line of its own; empty if its first line names them, unless
  ///               `column` is a number and no name
  /// @throws IllegalArgumentException if there is no such column, or no row
  public static CsvPopulation read(Path file, String column, List<String> header)
      throws IOException {
    List<String> fields = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(file)) {
      int index = -1;
      for (CsvRecord row : reader) {
        if (isBlank(row)) {
          continue;
        }
        if (index < 0) {
          Column found = Column.find(column, header, row);
          index = found.index();
          if (found.rowIsHeader()) {
            continue;
          }
        }
        if (index >= row.getFieldCount()) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "%s:%d: has %d fields, column %s is number %d",
                  file,
                  row.getStartingLineNumber(),
                  row.getFieldCount(),
                  column,
                  index + 1));
        }
        fields.add(row.getField(index).strip());
      }
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException(file + " has no rows");
    }
    return new CsvPopulation(fields, fields.size());
  }

  private static boolean isBlank(CsvRecord row) {
    return row.getFields().stream().allMatch(String::isBlank);
  }

  /// The same rows for a fleet of `count` devices: the first of them, or all of them over and over.
  public CsvPopulation of(int count) {
    return new CsvPopulation(fields, count);
  }

  @Override
  public int devices() {
    return devices;
  }

  @Override
  public Recorded recorded(int device, MetricDefinition metric) {
    String field = fields.get(device % fields.size());
    if (field.isEmpty()) {
      return new Recorded.Nothing();
    }
    return metric instanceof RangeMetric ? number(field) : new Recorded.Word(field);
  }

  /// A number with decimals is rounded to the nearest whole one; what is no number stays a word and is absent.
  private static Recorded number(String field) {
    try {
      BigDecimal whole = new BigDecimal(field).setScale(0, RoundingMode.HALF_EVEN);
      BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
      BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
      return new Recorded.Whole(whole.max(least).min(most).longValueExact());
    } catch (NumberFormatException word) {
      return new Recorded.Word(field);
    }
  }
}

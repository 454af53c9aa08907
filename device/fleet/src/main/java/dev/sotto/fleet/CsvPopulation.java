package dev.sotto.fleet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sotto.metric.MetricDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One column of a CSV file, every row a device. Blanks around a field are not part of it; a blank line is no device; an
/// empty field is nothing recorded.
public final class CsvPopulation implements Population {
  private static final int MAX_DIGITS = 19;

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
  /// @throws IllegalArgumentException if there is no such column, or no row, or the rows differ in width; the
  ///                                  message names the file
  public static CsvPopulation read(Path file, String column, List<String> header)
      throws IOException {
    List<String> fields = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(file)) {
      Optional<Column> found = Optional.empty();
      int width = 0;
      for (CsvRecord row : reader) {
        if (isBlank(row)) {
          continue;
        }
        if (found.isEmpty()) {
          found = Optional.of(Column.find(file, column, header, row));
          width = row.getFieldCount();
          if (found.get().rowIsHeader()) {
            continue;
          }
        }
        if (row.getFieldCount() != width) {
          throw ragged(file, row, width);
        }
        fields.add(row.getField(found.get().index()).strip());
      }
    } catch (CsvParseException broken) {
      throw new IllegalArgumentException(file + " is no CSV: " + broken.getMessage(), broken);
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException(file + " has no row; every row is a device");
    }
    return new CsvPopulation(fields, fields.size());
  }

  private static CsvReader<CsvRecord> reader(Path file) throws IOException {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .detectBomHeader(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(file);
  }

  /// A row of another width has its fields shifted somewhere, often by a comma in a field without quotes.
  private static IllegalArgumentException ragged(Path file, CsvRecord row, int width) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s:%d: number of fields is %d, the first row has %d; complete the row, or put quotes"
                + " around a field with a comma",
            file,
            row.getStartingLineNumber(),
            row.getFieldCount(),
            width));
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
    return metric.holdsNumbers() ? number(field) : new Recorded.Word(field);
  }

  /// A number with decimals is rounded to the nearest whole one, a number of too many digits to the nearest that fits;
  /// what is no number stays a word and is absent.
  private static Recorded number(String field) {
    try {
      BigDecimal number = new BigDecimal(field);
      long digits = (long) number.precision() - number.scale();
      if (digits > MAX_DIGITS) { // such as 1e999999999, which would not fit into memory
        return new Recorded.Whole(number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
      }
      BigDecimal whole = digits < 0 ? BigDecimal.ZERO : number.setScale(0, RoundingMode.HALF_EVEN);
      BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
      BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
      return new Recorded.Whole(whole.max(least).min(most).longValueExact());
    } catch (NumberFormatException word) {
      return new Recorded.Word(field);
    }
  }
}

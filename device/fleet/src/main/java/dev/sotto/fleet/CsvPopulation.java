package dev.sotto.fleet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sotto.metric.MetricDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One column of a CSV file, every row a device, or as many devices as another column says. Blanks around a field are not part of it; a blank line is no device; an
/// empty field is nothing recorded.
public final class CsvPopulation implements Population {
  private static final int MAX_DIGITS = 19;

  private final List<String> fields;
  private final RowWeights weights;
  private final int devices;

  private CsvPopulation(List<String> fields, RowWeights weights, int devices) {
    this.fields = List.copyOf(fields);
    this.weights = weights;
    this.devices = devices;
  }

  /// Reads `column` of `file`.
  ///
  /// @param column a name, or a number from 1
  /// @param header the columns' names if the file has no such line of its own; empty if its first line names them, unless
  ///               `column` is a number and no name
  /// @throws IllegalArgumentException if there is no such column, or no row, or the rows differ in width, or it is no CSV
  ///                                  in UTF-8 with fields of at most 65536 characters; the message names the file
  public static CsvPopulation read(Path file, String column, List<String> header)
      throws IOException {
    return read(file, column, Optional.empty(), header);
  }

  /// As above, and a row stands for as many devices as its field in the column `weight` says.
  ///
  /// @throws IllegalArgumentException also if a weight is no whole number from 0, or all are more than
  ///                                  [RowWeights#MAX_DEVICES] together
  public static CsvPopulation readWeighted(
      Path file, String column, String weight, List<String> header) throws IOException {
    return read(file, column, Optional.of(weight), header);
  }

  private static CsvPopulation read(
      Path file, String column, Optional<String> weight, List<String> header) throws IOException {
    List<String> fields = new ArrayList<>();
    RowWeights.Builder weights = new RowWeights.Builder(file);
    try (CsvReader<CsvRecord> reader = CsvFile.open(file)) {
      Optional<Column> found = Optional.empty();
      Optional<Column> weighing = Optional.empty();
      int width = 0;
      for (CsvRecord row : reader) {
        if (isBlank(row)) {
          continue;
        }
        if (row.getFields().stream().anyMatch(field -> field.indexOf('\0') >= 0)) {
          throw CsvFile.notUtf8(file, row.getStartingLineNumber()); // such as UTF-16
        }
        if (found.isEmpty()) {
          found = Optional.of(Column.find(file, column, header, row));
          weighing = weight.map(name -> Column.find(file, name, header, row));
          width = row.getFieldCount();
          if (found.get().rowIsHeader() || weighing.map(Column::rowIsHeader).orElse(false)) {
            continue;
          }
        }
        if (row.getFieldCount() != width) {
          throw ragged(file, row, width);
        }
        fields.add(row.getField(found.get().index()).strip());
        String times = weighing.map(other -> row.getField(other.index()).strip()).orElse("1");
        weights.add(row.getStartingLineNumber(), times);
      }
    } catch (CsvParseException broken) {
      throw CsvFile.broken(file, broken);
    } catch (CharacterCodingException notText) {
      throw CsvFile.notUtf8(file);
    } catch (UncheckedIOException failed) {
      if (failed.getCause() instanceof CharacterCodingException) {
        throw CsvFile.notUtf8(file);
      }
      throw failed.getCause();
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException(file + " has no row; every row is a device");
    }
    RowWeights all = weights.build();
    return new CsvPopulation(fields, all, all.devices());
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

  /// The same rows for a fleet of `count` devices: the first of them, or all of them over and over. Where rows have
  /// weights, fewer devices are spread evenly over them.
  public CsvPopulation of(int count) {
    return new CsvPopulation(fields, weights, count);
  }

  @Override
  public int devices() {
    return devices;
  }

  @Override
  public Recorded recorded(int device, MetricDefinition metric) {
    String field = fields.get(weights.rowOf(device, devices));
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

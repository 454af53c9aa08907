package dev.sotto.fleet;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Where a column of a CSV file is.
///
/// @param index       from 0
/// @param rowIsHeader whether the file's first row names the columns and is no device
record Column(int index, boolean rowIsHeader) {
  /// Finds `wanted`, a name or a number from 1, by the names in `given` or else in the file's first row.
  ///
  /// A number from 1 to the number of columns is a number, also where a field says the same: a first row of data often
  /// does. With a number and no given names the file is taken to have no header; with a name, the first row is one.
  static Column find(Path file, String wanted, List<String> given, CsvRecord first) {
    List<String> own = first.getFields().stream().map(String::strip).toList();
    List<String> names = given.isEmpty() ? own : given;
    if (names.size() != own.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d columns and --header names %d; name every column once",
              file,
              own.size(),
              names.size()));
    }
    int index = names.indexOf(wanted);
    if (index >= 0 && !isNumber(wanted, names.size())) {
      return new Column(index, own.equals(names));
    }
    return new Column(number(file, wanted, names), !given.isEmpty() && own.equals(given));
  }

  private static boolean isNumber(String wanted, int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).anyMatch(wanted::equals);
  }

  private static int number(Path file, String wanted, List<String> names) {
    int number;
    try {
      number = Integer.parseInt(wanted);
    } catch (NumberFormatException name) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has no column \"%s\"; name one of %s, give a number from 1 to %d, or name all the"
                  + " columns with --header",
              file,
              wanted,
              String.join(", ", names),
              names.size()));
    }
    if (number < 1 || number > names.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has no column %d; name one by a number from 1 to %d",
              file,
              number,
              names.size()));
    }
    return number - 1;
  }
}

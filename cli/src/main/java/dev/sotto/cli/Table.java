package dev.sotto.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in columns: the first is text, aligned left; the others are aligned right.
final class Table {
  /// What stands between two columns.
  static final String GAP = "   ";

  private static final String INDENT = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table row(String... cells) {
    return row(List.of(cells));
  }

  Table row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /// Adds a last column.
  ///
  /// @param cells from top to bottom, one a row
  void column(List<String> cells) {
    if (cells.size() != rows.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells are no column of " + rows.size() + " rows");
    }
    for (int i = 0; i < cells.size(); i++) {
      List<String> longer = new ArrayList<>(rows.get(i));
      longer.add(cells.get(i));
      rows.set(i, List.copyOf(longer));
    }
  }

  /// Characters of the longest line.
  int width() {
    int[] widths = widths();
    return INDENT.length()
        + Arrays.stream(widths).sum()
        + GAP.length() * Math.max(0, widths.length - 1);
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  void print(PrintWriter out) {
    int[] widths = widths();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int i = 0; i < row.size(); i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + padding : GAP + padding + row.get(i));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}

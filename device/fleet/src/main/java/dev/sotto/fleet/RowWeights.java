package dev.sotto.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How many devices each row of a file stands for. Immutable.
final class RowWeights {
  /// The most devices all rows may stand for.
  static final int MAX_DEVICES = 10_000_000;

  private final int[] ends;
  private final boolean equal;

  /// @param ends for each row how many devices it and those before it stand for
  private RowWeights(int[] ends) {
    this.ends = ends;
    equal = ends[ends.length - 1] == ends.length && ends[0] == 1 && isRising(ends);
  }

  private static boolean isRising(int[] ends) {
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] != i + 1) {
        return false;
      }
    }
    return true;
  }

  /// How many devices all rows stand for.
  int devices() {
    return ends[ends.length - 1];
  }

  /// The row of `device` in a fleet of `count`.
  int rowOf(int device, int count) {
    if (equal) {
      return device % ends.length;
    }
    int total = devices();
    int place = count < total ? (int) ((long) device * total / count) : device % total;
    int found = Arrays.binarySearch(ends, place + 1);
    int row = found < 0 ? -found - 1 : found;
    while (row > 0 && ends[row - 1] > place) {
      row--; // rows of no device end where the one before does
    }
    return row;
  }

  /// Takes the weights row by row.
  static final class Builder {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final Path file;
    private final List<Integer> ends = new ArrayList<>();
    private long total;

    Builder(Path file) {
      this.file = file;
    }

    /// @param line the row begins on
    void add(long line, String weight) {
      if (!WHOLE.matcher(weight).matches()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s:%d: weight is no whole number from 0 to 999999999; write how many devices the"
                    + " row stands for",
                file,
                line));
      }
      total += Long.parseLong(weight);
      if (total > MAX_DEVICES) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s:%d: weights up to here are %d devices, at most %d are allowed; divide them all"
                    + " by the same number",
                file,
                line,
                total,
                MAX_DEVICES));
      }
      ends.add((int) total);
    }

    RowWeights build() {
      if (total == 0) {
        throw new IllegalArgumentException(
            file + " has weights of 0 alone; some row must stand for a device");
      }
      return new RowWeights(ends.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}

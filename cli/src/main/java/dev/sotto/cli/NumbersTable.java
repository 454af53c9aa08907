package dev.sotto.cli;

import dev.sotto.release.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The numbers of a release as tables, one a unit: shares by themselves, quantiles by themselves. Beside each number its
/// interval is drawn where the line has room.
///
/// @param terminal what can be shown
/// @param drawn    whether intervals are drawn at all
/// @param numbers  what is said
/// @param truths   of each line that [Line#of(Numbers)] makes of them; none where nobody knows
record NumbersTable(Terminal terminal, boolean drawn, Numbers numbers, List<Double> truths) {
  private static final int LEAST_WIDTH = 20;
  private static final int MOST_WIDTH = 40;

  /// Beyond so many times the highest estimate an end of an interval is not shown.
  private static final double FAR = 2;

  NumbersTable {
    truths = List.copyOf(truths);
  }

  /// What the signs of the drawings say, where truths are known.
  static String legend(Terminal terminal) {
    return terminal.unicode()
        ? "Drawn are the estimate ● in its 95 % interval ├──┤ and the truth ┃."
        : "Drawn are the estimate o in its 95 % interval |--| and the truth !.";
  }

  void print(PrintWriter out) {
    List<Line> lines = Line.of(numbers);
    int end;
    for (int from = 0; from < lines.size(); from = end) {
      end = from + 1;
      while (end < lines.size() && lines.get(end).unit().equals(lines.get(from).unit())) {
        end++;
      }
      print(
          lines.subList(from, end), IntStream.range(from, end).mapToObj(this::truth).toList(), out);
    }
    if (numbers instanceof Numbers.Top top) {
      out.printf(
          "  the %s most frequent of %s values; the intervals of all hold at once with probability"
              + " 95 %%%n",
          Shown.count(top.cells().size()), Shown.count(top.domain()));
    }
  }

  private OptionalDouble truth(int i) {
    return truths.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(truths.get(i));
  }

  private void print(List<Line> lines, List<OptionalDouble> known, PrintWriter out) {
    Table table = new Table();
    Line any = lines.getFirst();
    String what = any.isShare() ? "value" : "in " + any.unit();
    table.row(
        truths.isEmpty()
            ? List.of(what, "estimate", "95 % interval")
            : List.of(what, "truth", "estimate", "95 % interval", "covered"));
    for (int i = 0; i < lines.size(); i++) {
      table.row(cells(lines.get(i), known.get(i)));
    }
    int width = Math.min(MOST_WIDTH, terminal.columns() - table.width() - Table.GAP.length());
    if (drawn && width >= LEAST_WIDTH) {
      Plot plot = axis(lines, known, width);
      List<String> column = new ArrayList<>(List.of(plot.axis(any.isShare())));
      for (int i = 0; i < lines.size(); i++) {
        column.add(plot.interval(lines.get(i), known.get(i)));
      }
      table.column(column);
    }
    table.print(out);
  }

  private static List<String> cells(Line line, OptionalDouble known) {
    List<String> cells = new ArrayList<>(List.of(line.value()));
    known.ifPresent(truth -> cells.add(Shown.beneathUnit(truth, line)));
    cells.add(Shown.beneathUnit(line.estimate(), line));
    cells.add(Shown.interval(line));
    known.ifPresent(truth -> cells.add(line.covers(truth) ? "yes" : "no"));
    return cells;
  }

  /// An axis for all estimates and truths, and for the ends of intervals as far as they are not far from all of them: that
  /// of the highest quantile is open to the end of what is measured.
  private Plot axis(List<Line> lines, List<OptionalDouble> known, int width) {
    double highest =
        Math.max(
            lines.stream().mapToDouble(Line::estimate).max().orElse(1),
            known.stream().mapToDouble(truth -> truth.orElse(0)).max().orElse(0));
    boolean shares = lines.getFirst().isShare();
    double near = shares ? 1 : FAR * highest;
    double end =
        lines.stream().mapToDouble(Line::high).filter(high -> high <= near).max().orElse(0);
    if (shares) {
      return Plot.ofShares(terminal.unicode(), Math.max(highest, end), width);
    }
    double lowest = lines.stream().mapToDouble(Line::low).min().orElse(0);
    return Plot.ofNumbers(terminal.unicode(), lowest, Math.max(highest, end), width);
  }
}

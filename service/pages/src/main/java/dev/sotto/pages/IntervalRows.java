package dev.sotto.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// A table of which each row has a number, its interval, and the interval drawn on an axis that all rows share. The
/// drawing repeats the row, so whoever hears the page is spared it.
///
/// ```java
/// Html table =
///     IntervalRows.of(
///         "Share of devices with a crash",
///         List.of("Group", "Share", "95 % interval"),
///         Measure.Share.ONE,
///         List.of(IntervalRows.Row.of("release 2.1", new Reading(0.31, 0.28, 0.34))));
/// ```
public final class IntervalRows {
  private static final int STEPS = 5;

  /// One row.
  ///
  /// @param label   what it is of
  /// @param address where it is looked at alone, if somewhere
  /// @param reading its number; empty if it is withheld
  /// @param silence why there is none
  public record Row(
      String label, Optional<String> address, Optional<Reading> reading, String silence) {
    /// Refuses null.
    public Row {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(reading, "reading");
      Objects.requireNonNull(silence, "silence");
    }

    /// A row with a number.
    public static Row of(String label, Reading reading) {
      return new Row(label, Optional.empty(), Optional.of(reading), "");
    }
  }

  private final Measure measure;
  private final Scale scale;

  private IntervalRows(Measure measure, Scale scale) {
    this.measure = measure;
    this.scale = scale;
  }

  /// The table.
  ///
  /// @param heads of the columns for label, number and interval
  public static Html of(String caption, List<String> heads, Measure measure, List<Row> rows) {
    DoubleStream ends =
        rows.stream()
            .map(Row::reading)
            .flatMap(Optional::stream)
            .flatMapToDouble(reading -> DoubleStream.of(reading.low(), reading.high()));
    Scale scale = Scale.around(DoubleStream.concat(DoubleStream.of(0), ends), STEPS);
    IntervalRows table = new IntervalRows(measure, scale);
    List<Html> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(table.line(row));
    }
    return Tag.tag("table", "rows")
        .add(Tag.tag("caption").add(caption), table.head(heads), Tag.tag("tbody").add(lines));
  }

  private Html head(List<String> heads) {
    return Tag.tag("thead")
        .add(
            Tag.tag("tr")
                .add(
                    Tag.tag("th").with("scope", "col").add(heads.get(0)),
                    Tag.tag("th", "number").with("scope", "col").add(heads.get(1)),
                    Tag.tag("th", "number").with("scope", "col").add(heads.get(2)),
                    Tag.tag("td", "drawn").add(axis())));
  }

  private Html axis() {
    Tag svg = Tag.tag("svg", "axis").with("aria-hidden", "true");
    for (double tick : scale.ticks()) {
      String text = measure.tick(tick, scale.step());
      svg.add(Plot.label("middle", 100 * scale.position(tick), 100, text).with("dy", "-4"));
    }
    return svg;
  }

  private Html line(Row row) {
    Tag name = Tag.tag("th").with("scope", "row");
    row.address()
        .ifPresentOrElse(
            address -> name.add(Tag.link(address, row.label())), () -> name.add(row.label()));
    Tag line = Tag.tag("tr").add(name);
    if (row.reading().isEmpty()) {
      return line.add(
          Tag.tag("td", "silent").with("colspan", "2").add(row.silence()),
          Tag.tag("td", "drawn").add(hatched()));
    }
    Reading reading = row.reading().get();
    return line.add(
        Tag.tag("td", "number").add(measure.value(reading.estimate())),
        Tag.tag("td", "number").add(measure.interval(reading.low(), reading.high())),
        Tag.tag("td", "drawn").add(bar(reading)));
  }

  private Tag ground() {
    Tag svg = Tag.tag("svg", "bar").with("aria-hidden", "true");
    for (double tick : scale.ticks()) {
      double x = 100 * scale.position(tick);
      boolean zero = Math.abs(tick) < scale.step() / 2;
      svg.add(Plot.line(zero ? "grid zero" : "grid", x, 0, x, 100));
    }
    return svg;
  }

  private Html bar(Reading reading) {
    double low = 100 * scale.clipped(reading.low());
    double high = 100 * scale.clipped(reading.high());
    return ground()
        .add(
            Plot.rectangle("band", low, 25, high - low, 50),
            Plot.dot("dot", 100 * scale.clipped(reading.estimate()), 50, 4));
  }

  private Html hatched() {
    return ground().add(Plot.hatched(0, 20, 100, 60));
  }
}

package dev.sotto.pages;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// One quantity from window to window. A window without a point is one of which nothing is known; a point without a
/// number is withheld.
///
/// @param measure of what it is a number
/// @param axis    windows that it lies in
/// @param points  in the order of their windows, at least one
public record TimeSeries(Measure measure, TimeAxis axis, List<Point> points) {
  /// Copies the points and checks their order.
  public TimeSeries {
    Objects.requireNonNull(measure, "measure");
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a series without a point cannot be drawn; leave it out");
    }
    long before = -1;
    for (Point point : points) {
      if (point.window() <= before || point.window() >= axis.windows()) {
        throw new IllegalArgumentException(
            "window " + point.window() + " follows " + before + " on an axis of " + axis.windows());
      }
      before = point.window();
    }
  }

  /// What is known of one window.
  ///
  /// @param window  its number on the axis
  /// @param reading empty if it is withheld
  public record Point(long window, Optional<Reading> reading) {
    /// Refuses null.
    public Point {
      Objects.requireNonNull(reading, "reading");
    }

    /// A window with a number.
    public static Point of(long window, Reading reading) {
      return new Point(window, Optional.of(reading));
    }

    /// A window whose number is withheld.
    public static Point withheld(long window) {
      return new Point(window, Optional.empty());
    }
  }

  /// Both ends of every interval, for the other axis.
  public DoubleStream ends() {
    return points.stream()
        .flatMap(point -> point.reading().stream())
        .flatMapToDouble(reading -> DoubleStream.of(reading.low(), reading.high()));
  }

  /// How many points are withheld.
  public int withheld() {
    return (int) points.stream().filter(point -> point.reading().isEmpty()).count();
  }
}

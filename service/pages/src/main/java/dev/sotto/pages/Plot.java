package dev.sotto.pages;

import java.util.List;

/// A drawing that fits any width: every place in it is a share of the width or height, while lines and letters keep
/// their size. The stylesheet gives the height and the room for labels around it. Readers who hear the page get its
/// name and one sentence; the numbers stand in a table beside it.
final class Plot {
  private final Tag svg;

  /// @param kind class that the stylesheet knows
  /// @param id   unique on the page
  Plot(String kind, String id, String name, String description) {
    svg =
        Tag.tag("svg", "plot " + kind)
            .with("role", "img")
            .with("aria-labelledby", id + "-name " + id + "-text")
            .add(
                Tag.tag("title").with("id", id + "-name").add(name),
                Tag.tag("desc").with("id", id + "-text").add(description));
  }

  /// Adds a line and a label for each tick of the vertical axis.
  Plot rule(Scale vertical, Measure measure) {
    for (double tick : vertical.ticks()) {
      double y = y(vertical, tick);
      boolean zero = Math.abs(tick) < vertical.step() / 2;
      svg.add(line(zero ? "grid zero" : "grid", 0, y, 100, y));
      svg.add(
          label("end", 0, y, measure.tick(tick, vertical.step())).with("dx", "-8").with("dy", "4"));
    }
    return this;
  }

  Plot add(Html... marks) {
    svg.add(marks);
    return this;
  }

  Html html() {
    return svg;
  }

  /// The pattern that withheld numbers are filled with, once for all drawings of a page.
  static Html patterns() {
    return Tag.tag("svg", "patterns")
        .with("aria-hidden", "true")
        .with("width", "0")
        .with("height", "0")
        .add(
            Tag.tag("pattern")
                .with("id", "hatch")
                .with("width", "6")
                .with("height", "6")
                .with("patternUnits", "userSpaceOnUse")
                .with("patternTransform", "rotate(45)")
                .add(
                    Tag.tag("line", "hatch")
                        .with("x1", "0")
                        .with("y1", "0")
                        .with("x2", "0")
                        .with("y2", "6")));
  }

  /// A rectangle that stands for a withheld number.
  static Tag hatched(double x, double y, double width, double height) {
    return rectangle("withheld", x, y, width, height).with("fill", "url(#hatch)");
  }

  /// The height at which `number` is drawn, in percent from the top. What lies beyond the axis is drawn at its end.
  static double y(Scale vertical, double number) {
    return 100 * (1 - vertical.clipped(number));
  }

  static Tag line(String kind, double x1, double y1, double x2, double y2) {
    return Tag.tag("line", kind)
        .percent("x1", x1)
        .percent("y1", y1)
        .percent("x2", x2)
        .percent("y2", y2);
  }

  static Tag rectangle(String kind, double x, double y, double width, double height) {
    return Tag.tag("rect", kind)
        .percent("x", x)
        .percent("y", y)
        .percent("width", Math.max(0, width))
        .percent("height", Math.max(0, height));
  }

  static Tag dot(String kind, double x, double y, double radius) {
    return Tag.tag("circle", kind).percent("cx", x).percent("cy", y).with("r", radius);
  }

  /// @param anchor `start`, `middle` or `end`
  static Tag label(String anchor, double x, double y, String text) {
    return Tag.tag("text").percent("x", x).percent("y", y).with("text-anchor", anchor).add(text);
  }

  /// A label under the drawing.
  static Tag below(String anchor, double x, String text) {
    return label(anchor, x, 100, text).with("dy", "20");
  }

  /// A corner of a path.
  ///
  /// @param x in percent of the width
  /// @param y in percent from the top
  record Corner(double x, double y) {}

  /// An area or a stroke through corners, stretched to the whole drawing.
  static Tag path(String kind, List<Corner> corners, boolean closed) {
    StringBuilder path = new StringBuilder();
    for (Corner corner : corners) {
      path.append(path.isEmpty() ? 'M' : 'L').append(NumberText.coordinate(corner.x())).append(' ');
      path.append(NumberText.coordinate(corner.y()));
    }
    return Tag.tag("svg")
        .with("viewBox", "0 0 100 100")
        .with("preserveAspectRatio", "none")
        .with("width", "100%")
        .with("height", "100%")
        .add(
            Tag.tag("path", kind)
                .with("d", closed ? path.append('Z').toString() : path.toString()));
  }
}

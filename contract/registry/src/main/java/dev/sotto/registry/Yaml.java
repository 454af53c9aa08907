package dev.sotto.registry;

import java.util.List;

/// The tree of a YAML file as the checker sees it: text, lists and mappings, each with its place. No value has been
/// interpreted, so that the label `2.0` is those three characters and `no` is those two.
sealed interface Yaml {
  /// Where it begins.
  Spot at();

  /// One line of the tree in words, for messages.
  String form();

  /// A place in the file.
  ///
  /// @param line   from 1
  /// @param column from 1
  record Spot(int line, int column) implements Comparable<Spot> {
    static final Spot START = new Spot(1, 1);

    @Override
    public int compareTo(Spot other) {
      int byLine = Integer.compare(line, other.line);
      return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
  }

  /// Text, quoted or not.
  record Scalar(Spot at, String text) implements Yaml {
    @Override
    public String form() {
      return "text";
    }
  }

  /// A list.
  record Listing(Spot at, List<Yaml> items) implements Yaml {
    public Listing {
      items = List.copyOf(items);
    }

    @Override
    public String form() {
      return "a list";
    }
  }

  /// A mapping, in file order, repeated keys included.
  record Mapping(Spot at, List<Entry> entries) implements Yaml {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String form() {
      return "a mapping";
    }
  }

  /// One key of a mapping with its value.
  record Entry(Scalar key, Yaml value) {}
}

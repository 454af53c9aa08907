package dev.sotto.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/// Registry files that come with the program, to start from.
public final class Examples {
  private Examples() {}

  /// What a phone's maker may want to know of a fleet: `demo.yaml`.
  public static Source demo() {
    return load("demo.yaml");
  }

  /// Age and education as in the UCI Adult data set, to hold estimates against known frequencies: `adult.yaml`.
  public static Source adult() {
    return load("adult.yaml");
  }

  /// What four weeks of a fleet tell of a new release, by release and model: `story.yaml`.
  public static Source story() {
    return load("story.yaml");
  }

  /// The words of a book, of which each device reports one: a domain of many thousand values, `words.yaml`.
  public static Source words() {
    return load("words.yaml");
  }

  /// All examples.
  public static List<Source> all() {
    return List.of(demo(), adult(), story(), words());
  }

  /// The example of this file name.
  public static Optional<Source> find(String name) {
    return all().stream().filter(source -> source.name().equals(name)).findFirst();
  }

  private static Source load(String name) {
    try (InputStream in = open(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Source(name, text, new Source.Folder.Program());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// A file that comes with the examples.
  ///
  /// @throws IOException if there is none of that name
  static InputStream open(String name) throws IOException {
    InputStream in = Examples.class.getResourceAsStream("examples/" + name);
    if (in == null) {
      throw new NoSuchFileException(name, null, "no example of that name comes with the program");
    }
    return in;
  }
}

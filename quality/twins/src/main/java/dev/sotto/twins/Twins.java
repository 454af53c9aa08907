package dev.sotto.twins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All twins of a folder: each a file `MODULE/NAME.patch`.
///
/// @param byName in the order of their names
public record Twins(Map<String, Twin> byName) {
  private static final String SUFFIX = ".patch";

  /// A copy of `byName` is kept.
  public Twins {
    byName = new TreeMap<>(byName);
  }

  /// Those of a directory, by their names.
  ///
  /// @throws IllegalArgumentException if a file of it is no twin, or two have one name
  /// @throws IOException if it cannot be read
  public static Twins in(Path folder) throws IOException {
    Map<String, Twin> byName = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      Twin twin =
          Twin.parse(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
      if (byName.put(twin.name(), twin) != null) {
        throw new IllegalArgumentException("two twins are named " + twin.name());
      }
    }
    return new Twins(byName);
  }

  /// In the order of their names.
  public List<Twin> all() {
    return List.copyOf(byName.values());
  }

  /// The one of this name.
  public Optional<Twin> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}

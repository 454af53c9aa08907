package dev.sotto.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The golden vectors of a module: files `vectors/NAME.hex` among its test resources, in hexadecimal, with lines that
/// begin with `#` for who made them.
///
/// ```java
/// Vectors vectors = Vectors.of(FormatsTest.class);
/// for (String name : vectors.named("bad_")) {
///   assertThat(decode(Bytes.of(vectors.read(name)))).isInstanceOf(Decoded.Malformed.class);
/// }
/// ```
public final class Vectors {
  private static final String SUFFIX = ".hex";

  private final Path folder;

  private Vectors(Path folder) {
    this.folder = folder;
  }

  /// Those of the module that `test` is in.
  ///
  /// @throws IllegalStateException if it has none
  public static Vectors of(Class<?> test) {
    URL folder = test.getResource("/vectors");
    if (folder == null) {
      throw new IllegalStateException("no folder \"vectors\" among the test resources of " + test);
    }
    try {
      return new Vectors(Path.of(folder.toURI()));
    } catch (URISyntaxException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }

  /// The bytes of the vector `name`.
  public byte[] read(String name) {
    Path file = folder.resolve(name + SUFFIX);
    try (Stream<String> lines = Files.lines(file)) {
      return HexFormat.of()
          .parseHex(String.join("", lines.filter(line -> !line.startsWith("#")).toList()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The names of all vectors that begin with `prefix`, in order.
  public List<String> named(String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The golden vectors among the test resources.
final class Vectors {
  private Vectors() {}

  /// The bytes of the vector `name`.
  static Bytes read(String name) {
    return read(folder().resolve(name + ".hex"));
  }

  /// The names of all vectors that begin with `prefix`, in order.
  static List<String> named(String prefix) {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && name.endsWith(".hex"))
          .map(name -> name.substring(0, name.length() - ".hex".length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Bytes read(Path file) {
    try {
      return Bytes.hex(
          String.join(
              "", Files.readAllLines(file).stream().filter(l -> !l.startsWith("#")).toList()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path folder() {
    URL folder = Objects.requireNonNull(Vectors.class.getResource("/vectors"), "no vectors");
    try {
      return Path.of(folder.toURI());
    } catch (URISyntaxException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }
}

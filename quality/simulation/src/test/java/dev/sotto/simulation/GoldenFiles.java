package dev.sotto.simulation;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The golden files, which stay readable for ever.
final class GoldenFiles {
  static final Path V1 =
      Path.of(System.getProperty("sotto.root", "."))
          .resolve("quality/simulation/src/test/resources/golden/v1");

  private GoldenFiles() {}

  static Bytes hex(String name) throws IOException {
    return Bytes.of(HexFormat.of().parseHex(Files.readString(V1.resolve(name + ".hex")).strip()));
  }

  /// Copies everything below `from`; what old versions wrote is opened in a copy only.
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}

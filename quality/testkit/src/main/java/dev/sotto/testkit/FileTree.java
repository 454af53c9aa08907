package dev.sotto.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A directory as it stands, to be compared with how it stands later: whoever only reads leaves it equal.
public final class FileTree {
  private FileTree() {}

  /// Of every file and directory below `root`, by its path from there: when it was last changed, and its content.
  public static Map<String, String> of(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        String content =
            Files.isDirectory(file) ? "" : HexFormat.of().formatHex(Files.readAllBytes(file));
        tree.put(root.relativize(file).toString(), Files.getLastModifiedTime(file) + content);
      }
    }
    return tree;
  }
}

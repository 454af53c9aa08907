package dev.sotto.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The names in a directory when it was listed.
final class FaultyDirectoryStream implements DirectoryStream<Path> {
  private final List<Path> entries = new ArrayList<>();

  FaultyDirectoryStream(Path directory, List<String> names, Filter<? super Path> filter)
      throws IOException {
    for (String name : names) {
      Path entry = directory.resolve(name);
      if (filter.accept(entry)) {
        entries.add(entry);
      }
    }
  }

  @Override
  public Iterator<Path> iterator() {
    return List.copyOf(entries).iterator();
  }

  @Override
  public void close() {}
}

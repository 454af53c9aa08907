package dev.sotto.testkit;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A path on a faulty disk: names separated by `/`. The empty relative path has one empty name, as elsewhere.
final class FaultyPath implements Path {
  private final FaultyFileSystem fileSystem;
  private final boolean absolute;
  private final List<String> names;

  FaultyPath(FaultyFileSystem fileSystem, boolean absolute, List<String> names) {
    this.fileSystem = fileSystem;
    this.absolute = absolute;
    this.names = List.copyOf(names);
  }

  static FaultyPath parse(FaultyFileSystem fileSystem, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidPathException(text, "a path must not hold the character 0");
    }
    boolean absolute = text.startsWith("/");
    List<String> names = Arrays.stream(text.split("/")).filter(name -> !name.isEmpty()).toList();
    return new FaultyPath(fileSystem, absolute, names.isEmpty() && !absolute ? List.of("") : names);
  }

  static FaultyPath of(Path path) {
    if (path instanceof FaultyPath faulty) {
      return faulty;
    }
    throw new ProviderMismatchException(path + " is not a path on a faulty disk");
  }

  /// The names from the root on, `.` and `..` resolved.
  List<String> fromRoot() {
    return toAbsolutePath().normalize().names;
  }

  private FaultyPath with(boolean isAbsolute, List<String> newNames) {
    return new FaultyPath(
        fileSystem, isAbsolute, newNames.isEmpty() && !isAbsolute ? List.of("") : newNames);
  }

  private boolean isEmpty() {
    return !absolute && names.equals(List.of(""));
  }

  @Override
  public FileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? fileSystem.root() : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty() ? null : with(false, List.of(names.getLast()));
  }

  @Override
  public @Nullable Path getParent() {
    if (names.isEmpty() || (!absolute && names.size() == 1)) {
      return null;
    }
    return with(absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int from, int to) {
    if (from < 0 || to > names.size() || from >= to) {
      throw new IllegalArgumentException(
          "names [" + from + ", " + to + ") of a path with " + names.size());
    }
    return with(false, names.subList(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof FaultyPath path
        && path.fileSystem == fileSystem
        && path.absolute == absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof FaultyPath path
        && path.fileSystem == fileSystem
        && path.names.size() <= names.size()
        && (!path.absolute || (absolute && path.names.size() == names.size()))
        && names.subList(names.size() - path.names.size(), names.size()).equals(path.names);
  }

  @Override
  public FaultyPath normalize() {
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      boolean climbs = name.equals("..");
      if (climbs && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!name.equals(".") && !(climbs && absolute)) {
        kept.add(name);
      }
    }
    return with(absolute, kept);
  }

  @Override
  public Path resolve(Path other) {
    FaultyPath path = of(other);
    if (path.absolute || isEmpty()) {
      return path;
    }
    if (path.isEmpty()) {
      return this;
    }
    List<String> joined = new ArrayList<>(names);
    joined.addAll(path.names);
    return with(absolute, joined);
  }

  @Override
  public Path relativize(Path other) {
    FaultyPath path = of(other);
    if (path.absolute != absolute) {
      throw new IllegalArgumentException(this + " and " + other + ": only one is absolute");
    }
    List<String> own = isEmpty() ? List.of() : names;
    List<String> others = path.isEmpty() ? List.of() : path.names;
    int common = 0;
    while (common < Math.min(own.size(), others.size())
        && own.get(common).equals(others.get(common))) {
      common++;
    }
    List<String> way = new ArrayList<>();
    for (int i = common; i < own.size(); i++) {
      way.add("..");
    }
    way.addAll(others.subList(common, others.size()));
    return with(false, way);
  }

  @Override
  public FaultyPath toAbsolutePath() {
    return absolute ? this : with(true, isEmpty() ? List.of() : names);
  }

  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath().normalize();
  }

  @Override
  public URI toUri() {
    return URI.create(FaultyProvider.SCHEME + "://" + toAbsolutePath());
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("a faulty disk cannot be watched");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(of(other).toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FaultyPath path
        && path.fileSystem == fileSystem
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return Objects.hash(absolute, names);
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }
}

package dev.sotto.testkit;

import dev.sotto.testkit.DiskOperation.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names to nodes: walks the directories of a faulty disk and changes them.
final class DiskTree {
  private final FaultyDisk disk;

  DiskTree(FaultyDisk disk) {
    this.disk = disk;
  }

  Optional<Node> find(FaultyPath path) throws IOException {
    synchronized (disk) {
      disk.requirePower();
      Node node = disk.tree();
      for (String name : path.fromRoot()) {
        Optional<Node> child =
            node instanceof DirectoryNode directory ? directory.child(name) : Optional.empty();
        if (child.isEmpty()) {
          return Optional.empty();
        }
        node = child.get();
      }
      return Optional.of(node);
    }
  }

  Node require(FaultyPath path) throws IOException {
    return find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  List<String> list(FaultyPath path) throws IOException {
    synchronized (disk) {
      return directory(path).names();
    }
  }

  void link(Kind kind, FaultyPath path, Node node) throws IOException {
    perform(kind, path, () -> parent(path).change(Map.of(name(path), Optional.of(node))));
  }

  void unlink(FaultyPath path) throws IOException {
    perform(Kind.DELETE, path, () -> parent(path).change(Map.of(name(path), Optional.empty())));
  }

  void move(FaultyPath source, FaultyPath target) throws IOException {
    if (source.fromRoot().equals(target.fromRoot())) {
      return;
    }
    perform(
        Kind.MOVE,
        target,
        () -> {
          Optional<Node> node = Optional.of(require(source));
          DirectoryNode from = parent(source);
          DirectoryNode to = parent(target);
          if (from == to) {
            to.change(Map.of(name(source), Optional.empty(), name(target), node));
          } else {
            to.change(Map.of(name(target), node));
            from.change(Map.of(name(source), Optional.empty()));
          }
        });
  }

  private void perform(Kind kind, FaultyPath path, FaultyDisk.Effect effect) throws IOException {
    disk.perform(new DiskOperation(kind, path.toAbsolutePath().toString()), effect);
  }

  private DirectoryNode parent(FaultyPath path) throws IOException {
    List<String> names = path.fromRoot();
    if (names.isEmpty()) {
      throw new IOException("/ is the root: it can be neither made, moved nor removed");
    }
    FaultyFileSystem fileSystem = (FaultyFileSystem) path.getFileSystem();
    return directory(new FaultyPath(fileSystem, true, names.subList(0, names.size() - 1)));
  }

  private DirectoryNode directory(FaultyPath path) throws IOException {
    if (require(path) instanceof DirectoryNode directory) {
      return directory;
    }
    throw new NotDirectoryException(path.toString());
  }

  private static String name(FaultyPath path) {
    return path.fromRoot().getLast();
  }
}

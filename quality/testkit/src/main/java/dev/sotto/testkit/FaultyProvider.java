package dev.sotto.testkit;

import dev.sotto.testkit.DiskOperation.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `Files` and `FileChannel` call on a faulty disk. One provider serves one disk and is not installed.
final class FaultyProvider extends FileSystemProvider {
  static final String SCHEME = "faulty";

  private final FaultyDisk disk;
  private final FaultyFileSystem fileSystem;
  private final DiskTree tree;

  FaultyProvider(FaultyDisk disk, FaultyFileSystem fileSystem) {
    this.disk = disk;
    this.fileSystem = fileSystem;
    this.tree = new DiskTree(disk);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("a faulty disk is made by its constructor");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    return fileSystem.getPath(uri.getPath());
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    FaultyPath faulty = FaultyPath.of(path);
    OpenMode mode = OpenMode.of(options);
    Optional<Node> found = tree.find(faulty);
    if (found.isPresent() && mode.createNew()) {
      throw new FileAlreadyExistsException(path.toString());
    }
    if (found.isEmpty() && mode.create()) {
      tree.link(Kind.CREATE, faulty, new FileNode());
    }
    return switch (tree.require(faulty)) {
      case FileNode file -> {
        FaultyFileChannel channel =
            new FaultyFileChannel(disk, file, faulty.toAbsolutePath().toString(), mode);
        if (mode.truncate() && file.size() > 0) {
          channel.truncate(0);
        }
        yield channel;
      }
      case DirectoryNode directory -> {
        if (mode.write()) {
          throw new IOException(path + ": is a directory; open it for reading to force it");
        }
        yield new FaultyDirectoryChannel(disk, directory, faulty.toAbsolutePath().toString());
      }
    };
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return new FaultyDirectoryStream(directory, tree.list(FaultyPath.of(directory)), filter);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    FaultyPath path = FaultyPath.of(directory);
    if (tree.find(path).isPresent()) {
      throw new FileAlreadyExistsException(directory.toString());
    }
    tree.link(Kind.CREATE, path, new DirectoryNode());
  }

  @Override
  public void delete(Path path) throws IOException {
    FaultyPath faulty = FaultyPath.of(path);
    if (tree.require(faulty) instanceof DirectoryNode directory && !directory.names().isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    tree.unlink(faulty);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException("a faulty disk does not copy files");
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Set<CopyOption> chosen = Set.of(options);
    boolean replace =
        chosen.contains(StandardCopyOption.REPLACE_EXISTING)
            || chosen.contains(StandardCopyOption.ATOMIC_MOVE);
    if (!replace && tree.find(FaultyPath.of(target)).isPresent()) {
      throw new FileAlreadyExistsException(target.toString());
    }
    tree.move(FaultyPath.of(source), FaultyPath.of(target));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return one.equals(other)
        || tree.require(FaultyPath.of(one)) == tree.require(FaultyPath.of(other));
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public FileStore getFileStore(Path path) {
    return fileSystem.store();
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    tree.require(FaultyPath.of(path));
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException("a faulty disk has no " + type.getSimpleName());
    }
    return type.cast(FaultyAttributes.of(tree.require(FaultyPath.of(path))));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    BasicFileAttributes all = readAttributes(path, BasicFileAttributes.class, options);
    Map<String, Object> found = new HashMap<>();
    for (String name : List.of(names.replace("basic:", "").split(","))) {
      switch (name) {
        case "*" -> {
          found.put("size", all.size());
          found.put("isDirectory", all.isDirectory());
        }
        case "size" -> found.put(name, all.size());
        case "isDirectory" -> found.put(name, all.isDirectory());
        case "isRegularFile" -> found.put(name, all.isRegularFile());
        default -> throw new IllegalArgumentException("no attribute \"" + name + "\"");
      }
    }
    return found;
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("attributes of a faulty disk cannot be set");
  }
}

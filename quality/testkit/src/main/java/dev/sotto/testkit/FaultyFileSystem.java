package dev.sotto.testkit;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/// The file system of one [FaultyDisk]: paths separated by `/`, one root, never closed.
final class FaultyFileSystem extends FileSystem {
  private final FaultyProvider provider;
  private final FaultyPath root = new FaultyPath(this, true, List.of());
  private final FaultyFileStore store = new FaultyFileStore();

  FaultyFileSystem(FaultyDisk disk) {
    provider = new FaultyProvider(disk, this);
  }

  FaultyPath root() {
    return root;
  }

  FaultyFileStore store() {
    return store;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("a faulty disk is never closed");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(root);
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of(store);
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public FaultyPath getPath(String first, String... more) {
    String text = more.length == 0 ? first : first + "/" + String.join("/", more);
    return FaultyPath.parse(this, text);
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(Path.of(path.toString()));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("a faulty disk knows no users");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("a faulty disk cannot be watched");
  }
}

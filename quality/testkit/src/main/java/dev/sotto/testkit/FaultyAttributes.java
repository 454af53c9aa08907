package dev.sotto.testkit;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// Attributes of a node. A faulty disk keeps no times: all are the epoch.
record FaultyAttributes(boolean isDirectory, long size, Object fileKey)
    implements BasicFileAttributes {
  static FaultyAttributes of(Node node) {
    return switch (node) {
      case FileNode file -> new FaultyAttributes(false, file.size(), node);
      case DirectoryNode _ -> new FaultyAttributes(true, 0, node);
    };
  }

  @Override
  public boolean isRegularFile() {
    return !isDirectory;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public FileTime lastModifiedTime() {
    return FileTime.fromMillis(0);
  }

  @Override
  public FileTime lastAccessTime() {
    return FileTime.fromMillis(0);
  }

  @Override
  public FileTime creationTime() {
    return FileTime.fromMillis(0);
  }
}

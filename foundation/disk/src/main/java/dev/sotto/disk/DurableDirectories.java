package dev.sotto.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Directories whose names outlast a power loss. Whatever keeps state beneath one creates it here: a name that another
/// routine made and did not force can take everything below it along.
public final class DurableDirectories {
  private DurableDirectories() {}

  /// Creates `directory` and those above it that are missing, from the top down, each name forced before anything is
  /// created below it. The name of the lowest directory that is there already is forced as well: a process that ended
  /// early may have made it and not come to force it. Higher ones need not be, by the same order.
  ///
  /// @throws IOException if it cannot be created, or not be forced; then what is durable is unknown
  public static void create(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null) {
      return;
    }
    if (Files.isDirectory(absolute)) {
      forceNameOfExisting(parent);
      return;
    }
    create(parent);
    try {
      Files.createDirectory(absolute);
    } catch (FileAlreadyExistsException lostARace) {
      if (!Files.isDirectory(absolute)) {
        throw lostARace;
      }
    }
    force(parent);
  }

  /// Makes the names in `directory` durable, and that names are gone from it.
  ///
  /// @throws UnsureException if that failed; it must not be tried again
  public static void force(Path directory) throws UnsureException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException failure) {
      throw new UnsureException("cannot force the directory " + directory, failure);
    }
  }

  private static void forceNameOfExisting(Path parent) throws IOException {
    try {
      force(parent);
    } catch (UnsureException failure) {
      // Whoever may not list the parent did not make a name in it through this routine.
      if (!(failure.getCause() instanceof AccessDeniedException)) {
        throw failure;
      }
    }
  }
}

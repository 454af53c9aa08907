package dev.sotto.disk;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that are their owner's alone, where the file system knows owners, and that are replaced whole: `NAME.new` is
/// written and renamed. One caller at a time for a name.
public final class PrivateFile {
  private static final String NEW = ".new";

  private PrivateFile() {}

  /// Puts `content` in place of what is at `file`. It survives the end of the process, not of the power.
  ///
  /// @throws IOException if that failed; what was there is there still
  public static void replaceUnforced(Path file, Bytes content) throws IOException {
    replace(file, content.toByteArray(), false);
  }

  /// Puts `content` in place of what is at `file` and returns once it would survive the end of the power.
  ///
  /// @throws UnsureException if it cannot be said what would survive
  /// @throws IOException if that failed; then the file is whole, with what was there or with `content`
  public static void replace(Path file, Bytes content) throws IOException {
    replace(file, content.toByteArray(), true);
  }

  /// As [#replace(Path, Bytes)], for what is secret: it is written from where it stands, and the caller erases it.
  ///
  /// @throws UnsureException as above
  /// @throws IOException as above
  public static void replace(Path file, SecretBytes content) throws IOException {
    replace(file, content.insecureArray(), true);
  }

  private static void replace(Path file, byte[] content, boolean forced) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + NEW);
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, ownerOnly(file));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      Writing.all(channel, content);
      if (forced) {
        Forcing.force(channel, fresh);
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (forced) {
      DurableDirectories.force(DurableFile.directoryOf(file));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

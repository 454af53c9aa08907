package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// A storage in a directory of its own, one file an entry, readable by its owner only. An entry is replaced by writing
/// `NAME.new` and renaming it; [#force(String, Bytes)] forces the file before the rename and the directory after it. The
/// names of the directory and of those above it are forced when it is opened. A lock file keeps a second process out.
public final class FileStorage implements DeviceStorage {
  private static final String NEW = ".new";
  private static final int MAX_BYTES = 1 << 24;

  private final Path directory;
  private final FileChannel lockFile;

  private FileStorage(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /// Opens the storage in `directory`, which is made if it is missing.
  ///
  /// @throws IOException if it cannot be made or another process holds it
  public static FileStorage open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel lockFile =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lockFile)) {
      lockFile.close();
      throw new IOException(directory + " is in use by another process; a device has one SDK");
    }
    FileStorage storage = new FileStorage(directory, lockFile);
    try {
      storage.forceNames();
    } catch (IOException failed) {
      lockFile.close();
      throw failed;
    }
    return storage;
  }

  private static boolean locked(FileChannel lockFile) throws IOException {
    try {
      FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  @Override
  public Optional<Bytes> read(String name) throws IOException {
    requireOpen();
    try (FileChannel file = FileChannel.open(directory.resolve(name), StandardOpenOption.READ)) {
      long size = file.size();
      if (size > MAX_BYTES) {
        throw new IOException(name + " is " + size + " bytes, at most " + MAX_BYTES + " are read");
      }
      ByteBuffer content = ByteBuffer.allocate((int) size);
      while (content.hasRemaining() && file.read(content) >= 0) {
        // read on
      }
      return Optional.of(Bytes.of(content.array()));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public void write(String name, Bytes content) throws IOException {
    replace(name, content, false);
  }

  @Override
  public void force(String name, Bytes content) throws IOException {
    replace(name, content, true);
    forceDirectory();
  }

  private void replace(String name, Bytes content, boolean forced) throws IOException {
    requireOpen();
    Path fresh = directory.resolve(name + NEW);
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, ownerOnly());
    try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.toByteArray());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      if (forced) {
        file.force(true);
      }
    }
    Files.move(
        fresh,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String name) throws IOException {
    requireOpen();
    Files.deleteIfExists(directory.resolve(name));
  }

  private void forceDirectory() throws IOException {
    force(directory);
  }

  private static void force(Path path) throws IOException {
    try (FileChannel self = FileChannel.open(path, StandardOpenOption.READ)) {
      self.force(true);
    }
  }

  /// Without this a power loss could take the directory itself, and with it what was charged.
  private void forceNames() throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    while (parent != null) {
      try {
        force(parent);
      } catch (AccessDeniedException notOurs) {
        return; // it was there before us, and so were those above it
      }
      parent = parent.getParent();
    }
  }

  private void requireOpen() throws IOException {
    if (!lockFile.isOpen()) {
      throw new IOException(directory + " is closed; open it again");
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}

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
import java.util.Arrays;
import java.util.Optional;

/// A storage in a directory of its own, one file an entry, readable by its owner only. An entry is replaced by writing
/// `NAME.new` and renaming it; [#force(String, Bytes)] forces the file before the rename and the directory after it. The
/// names of the directory and of those above it are forced when it is opened.
///
/// Two lock files keep a second opener out. On POSIX systems a process that closes any channel of a file gives up its
/// locks on it, so an opener that is refused by a lock of its own process would take that lock away. Such an opener meets
/// `lock` first, which keeps it from ever opening `lock-held`: that one keeps other processes out. Both are advisory, and
/// worth what the file system makes of them: on a network file system perhaps nothing.
public final class FileStorage implements DeviceStorage {
  private static final String NEW = ".new";
  private static final int MAX_BYTES = 1 << 24;

  private final Path directory;
  private final FileChannel lock;
  private final FileChannel lockHeld;

  private FileStorage(Path directory, FileChannel lock, FileChannel lockHeld) {
    this.directory = directory;
    this.lock = lock;
    this.lockHeld = lockHeld;
  }

  /// Opens the storage in `directory`, which is made if it is missing.
  ///
  /// @throws IOException if it cannot be made or is open already, here or in another process
  public static FileStorage open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel lock = locked(directory, "lock");
    try {
      FileChannel lockHeld = locked(directory, "lock-held");
      FileStorage storage = new FileStorage(directory, lock, lockHeld);
      try {
        storage.forceNames();
      } catch (IOException failed) {
        lockHeld.close();
        throw failed;
      }
      return storage;
    } catch (IOException failed) {
      lock.close();
      throw failed;
    }
  }

  private static FileChannel locked(Path directory, String name) throws IOException {
    FileChannel file =
        FileChannel.open(
            directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean free;
    try {
      FileLock taken = file.tryLock();
      free = taken != null;
    } catch (OverlappingFileLockException heldHere) {
      free = false;
    } catch (IOException failed) {
      file.close();
      throw failed;
    }
    if (!free) {
      file.close();
      throw new IOException(directory + " is in use already; a device has one SDK");
    }
    return file;
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
      Bytes read = Bytes.of(content.array());
      Arrays.fill(content.array(), (byte) 0); // it may have been keys
      return Optional.of(read);
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
    if (content.length() > MAX_BYTES) {
      throw new IOException(
          name + " is " + content.length() + " bytes, at most " + MAX_BYTES + " can be read back");
    }
    Path fresh = directory.resolve(name + NEW);
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, ownerOnly());
    try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.toByteArray());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      Arrays.fill(bytes.array(), (byte) 0);
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
    if (!lock.isOpen()) {
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
    try {
      lockHeld.close();
    } finally {
      lock.close(); // last: until then nobody here opens the other
    }
  }
}

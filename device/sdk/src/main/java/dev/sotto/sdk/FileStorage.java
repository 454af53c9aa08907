package dev.sotto.sdk;

import dev.sotto.disk.DirectoryLock;
import dev.sotto.disk.DurableDirectories;
import dev.sotto.disk.DurableFile;
import dev.sotto.disk.PrivateFile;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A storage in a directory of its own, one file an entry, readable by its owner only. An entry is replaced by writing
/// `NAME.new` and renaming it; [#force(String, Bytes)] forces the file before the rename and the directory after it. The
/// names of the directory and of those above it that are made with it are forced when it is opened. The files `lock` and
/// `lock-held` keep a second opener out, as [DirectoryLock] does it.
public final class FileStorage implements DeviceStorage {
  private static final String LOCK = "lock";
  private static final int MAX_BYTES = 1 << 24;

  private final Path directory;
  private final DirectoryLock lock;

  private FileStorage(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /// Opens the storage in `directory`, which is made if it is missing.
  ///
  /// @throws IOException if it cannot be made or is open already, here or in another process
  public static FileStorage open(Path directory) throws IOException {
    DurableDirectories.create(directory);
    Optional<DirectoryLock> lock = DirectoryLock.take(directory, LOCK);
    if (!lock.isPresent()) {
      throw new IOException(directory + " is in use already; a device has one SDK");
    }
    return new FileStorage(directory, lock.get());
  }

  @Override
  public Optional<Bytes> read(String name) throws IOException {
    return content(name).map(Bytes::of);
  }

  @Override
  public Optional<SecretBytes> readSecret(String name) throws IOException {
    return content(name).map(SecretBytes::taking);
  }

  private Optional<byte[]> content(String name) throws IOException {
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
      return Optional.of(content.array());
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public void write(String name, Bytes content) throws IOException {
    PrivateFile.replaceUnforced(writable(name, content.length()), content);
  }

  @Override
  public void force(String name, Bytes content) throws IOException {
    PrivateFile.replace(writable(name, content.length()), content);
  }

  @Override
  public void forceSecret(String name, SecretBytes content) throws IOException {
    PrivateFile.replace(writable(name, content.length()), content);
  }

  private Path writable(String name, int length) throws IOException {
    requireOpen();
    if (length > MAX_BYTES) {
      throw new IOException(
          name + " is " + length + " bytes, at most " + MAX_BYTES + " can be read back");
    }
    return directory.resolve(name);
  }

  @Override
  public void delete(String name) throws IOException {
    requireOpen();
    DurableFile.deleteUnforced(directory.resolve(name));
  }

  private void requireOpen() throws IOException {
    if (!lock.isOpen()) {
      throw new IOException(directory + " is closed; open it again");
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}

package dev.sotto.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Holds a directory for one opener, by locks on two files in it that end with the process.
///
/// On POSIX systems a process that closes any channel of a file gives up its locks on it, so an opener that is refused
/// by a lock of its own process would take that lock away. Such an opener meets `NAME` first, which keeps it from ever
/// opening `NAME-held`: that one keeps other processes out. Both are advisory, and worth what the file system makes of
/// them: on a network file system perhaps nothing.
public final class DirectoryLock implements Closeable {
  private static final String HELD = "-held";

  private final FileChannel lock;
  private final FileChannel held;

  private DirectoryLock(FileChannel lock, FileChannel held) {
    this.lock = lock;
    this.held = held;
  }

  /// The lock of `directory`, which is there; empty if another opener has it, here or in another process.
  ///
  /// @param name of the first lock file
  /// @throws IOException if the lock files cannot be made or locked
  public static Optional<DirectoryLock> take(Path directory, String name) throws IOException {
    Optional<FileChannel> lock = locked(directory.resolve(name));
    if (!lock.isPresent()) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      Optional<FileChannel> held = locked(directory.resolve(name + HELD));
      taken = held.isPresent();
      return held.map(channel -> new DirectoryLock(lock.get(), channel));
    } finally {
      if (!taken) {
        lock.get().close();
      }
    }
  }

  private static Optional<FileChannel> locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean free = false;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      free = false;
    } finally {
      if (!free) {
        channel.close();
      }
    }
    return free ? Optional.of(channel) : Optional.empty();
  }

  /// Whether it was not closed.
  public boolean isOpen() {
    return lock.isOpen();
  }

  @Override
  public void close() throws IOException {
    try {
      held.close();
    } finally {
      lock.close(); // last: until then nobody here opens the other
    }
  }
}

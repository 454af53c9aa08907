package dev.sotto.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Holds a directory for one opener, by a lock on a file in it that ends with the process.
///
/// Where locks belong to the process (POSIX), a second attempt from the same process is refused, but by closing the
/// file it gives the lock up towards other processes: a program opens a journal once.
final class DirectoryLock implements Closeable {
  private static final String FILE = "journal.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory);
      }
      return new DirectoryLock(channel);
    } catch (OverlappingFileLockException heldByThisProcess) {
      channel.close();
      throw inUse(directory);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  private static JournalInUseException inUse(Path directory) {
    return new JournalInUseException(
        "the journal in " + directory + " is held by another opener; close that one first");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package dev.sotto.journal;

import dev.sotto.disk.DirectoryLock;
import dev.sotto.disk.DurableDirectories;
import dev.sotto.journal.Appended.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A journal in the files of a directory, on any file system whose `FileChannel.force` does what it says.
///
/// Calls that arrive while a group is being written form the next group: all of them share one write and one force,
/// done by a thread of its own. A group whose write fails, on a full disk, is taken back, and the journal goes on; a
/// force that fails ends it, since what is on the disk is then unknown.
public final class FileJournal implements Journal {
  private static final String LOCK = "journal.lock";

  private final DirectoryLock directoryLock;
  private final SegmentLog segments;
  private final Committer committer;

  private FileJournal(DirectoryLock directoryLock, SegmentLog segments, Committer committer) {
    this.directoryLock = directoryLock;
    this.segments = segments;
    this.committer = committer;
  }

  /// Opens the journal in `directory`, which is created if need be, and recovers what the last process left.
  ///
  /// @throws JournalInUseException   if another opener holds it
  /// @throws NewerVersionException   if a newer version wrote it; nothing was changed
  /// @throws CorruptJournalException if what had been acknowledged is damaged
  /// @throws IOException             if the directory was made with the other marking, or cannot be read and written
  public static FileJournal open(Path directory, JournalOptions options) throws IOException {
    DurableDirectories.create(directory);
    DirectoryLock lock =
        DirectoryLock.take(directory, LOCK).orElseThrow(() -> new JournalInUseException(directory));
    try {
      RememberedIds ids = new RememberedIds(salt());
      SegmentLog segments = new Recovery(directory, options, FileJournal::salt, ids).open();
      Committer committer = new Committer(segments, ids, options.maxRememberedIds());
      committer.start();
      return new FileJournal(lock, segments, committer);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /// A number that senders cannot guess. No result depends on it: it only keeps them from making groups and colliding
  /// ids on purpose, so it is no part of what a seed must reproduce.
  private static long salt() {
    return new SecureRandom().nextLong();
  }

  @Override
  public Appended appendOnce(List<Entry> entries) throws IOException {
    if (entries.size() > Limits.MAX_ENTRIES_PER_CALL) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d entries in one call; at most %d are taken",
              entries.size(),
              Limits.MAX_ENTRIES_PER_CALL));
    }
    CallFrames frames = CallFrames.of(entries);
    Outcome[] outcomes = new Outcome[entries.size()];
    List<CompletableFuture<Void>> awaited = committer.submit(entries, frames, outcomes);
    try {
      awaited.forEach(CompletableFuture::join);
    } catch (CompletionException failure) {
      throw new IOException("entries were not stored: " + cause(failure), failure.getCause());
    }
    return new Appended(List.of(outcomes));
  }

  private static String cause(CompletionException failure) {
    Throwable cause = failure.getCause();
    return String.valueOf((cause == null ? failure : cause).getMessage());
  }

  @Override
  public Batch read(Position from, int maxBytes) throws IOException {
    return segments.read(from, committer.durableEnd(), maxBytes);
  }

  @Override
  public Position begin() {
    return segments.begin();
  }

  @Override
  public Position durableEnd() {
    return committer.durableEnd();
  }

  @Override
  public boolean awaitBeyond(Position position, Duration patience) throws InterruptedException {
    return committer.awaitBeyond(position, patience);
  }

  @Override
  public void forgetExpired(Instant now) {
    committer.forgetExpired(now);
  }

  @Override
  public void release(Position upTo, Instant now) throws IOException {
    forgetExpired(now);
    segments.release(upTo, now);
  }

  @Override
  public void close() throws IOException {
    committer.close();
    try {
      segments.close();
    } finally {
      directoryLock.close();
    }
  }
}

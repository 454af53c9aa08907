package dev.sotto.journal;

import dev.sotto.disk.UnsureException;
import dev.sotto.journal.Appended.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Gathers calls into groups and commits one group after the other on a thread of its own. Thread-safe.
///
/// At any time one group is being filled and at most one is in flight. An id is remembered from when its entry enters
/// a group; a duplicate of an entry that is not durable yet waits for the groups it can be in, and fails with them.
final class Committer {
  /// Callers wait while the group being filled holds this many bytes.
  private static final long MAX_GROUP_BYTES = 2L * Limits.MAX_BYTES_PER_CALL;

  /// How long a group is left open for more calls where the last one had more than one: a force costs about as much of
  /// the processor as taking in two uploads, whether it makes one call durable or fifty.
  private static final long GATHERING_NANOS = 500_000;

  private final SegmentLog segments;
  private final RememberedIds ids;
  private final int maxRememberedIds;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition gathering = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Condition progress = lock.newCondition();
  private Group filling = new Group();
  private Optional<Group> inFlight = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();
  private boolean crowded;
  private boolean closing;
  private volatile Position durableEnd;

  Committer(SegmentLog segments, RememberedIds ids, int maxRememberedIds) {
    this.segments = segments;
    this.ids = ids;
    this.maxRememberedIds = maxRememberedIds;
    this.durableEnd = segments.end();
    this.thread = Thread.ofPlatform().name("journal-commit").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Position durableEnd() {
    return durableEnd;
  }

  /// Puts the new ones of `entries` into the group being filled, sets `outcomes`, and returns what has to complete
  /// before the call may be answered.
  List<CompletableFuture<Void>> submit(List<Entry> entries, CallFrames frames, Outcome[] outcomes)
      throws IOException {
    lock.lock();
    try {
      requireOpen();
      while (filling.bytes() >= MAX_GROUP_BYTES) {
        gathering.signal();
        room.awaitUninterruptibly();
        requireOpen();
      }
      requireRoomFor(entries, ids.mayContain(entries));
      boolean anyNew = false;
      boolean anyDuplicate = false;
      for (int i = 0; i < outcomes.length; i++) {
        boolean isNew = ids.add(entries.get(i));
        outcomes[i] = isNew ? Outcome.NEW : Outcome.DUPLICATE;
        anyNew |= isNew;
        anyDuplicate |= !isNew;
        if (isNew) {
          filling.add(entries.get(i), frames.of(i));
        }
      }
      if (anyNew) {
        filling.countCall();
        work.signal();
      }
      List<CompletableFuture<Void>> awaited = new ArrayList<>(2);
      if (anyDuplicate) {
        inFlight.ifPresent(group -> awaited.add(group.durable()));
      }
      if (!filling.isEmpty()) {
        awaited.add(filling.durable());
      }
      return awaited;
    } finally {
      lock.unlock();
    }
  }

  /// What is remembered already needs no room: it is answered as before.
  ///
  /// @param mayBeKnown of which of `entries` that may be so
  private void requireRoomFor(List<Entry> entries, boolean[] mayBeKnown)
      throws JournalFullException {
    long remembered = ids.size();
    if (remembered + entries.size() <= maxRememberedIds) {
      return;
    }
    long added = 0;
    for (int i = 0; i < mayBeKnown.length; i++) {
      added += mayBeKnown[i] && ids.contains(entries.get(i)) ? 0 : 1;
    }
    if (remembered + added > maxRememberedIds && added > 0) {
      throw new JournalFullException(
          String.format(
              Locale.ROOT,
              "%d ids are remembered and %d more were to be; the limit is %d, send them again when"
                  + " some have expired, or give the journal room for more",
              remembered,
              added,
              maxRememberedIds));
    }
  }

  private void requireOpen() throws JournalClosedException {
    if (failure.isPresent()) {
      throw new JournalClosedException(
          "the journal stores nothing more, reopen it to recover: " + failure.get().getMessage(),
          failure.get());
    }
    if (closing) {
      throw new JournalClosedException("the journal is closed");
    }
  }

  private void run() {
    try {
      for (Optional<Group> next = next(); next.isPresent(); next = next()) {
        commit(next.get());
      }
    } catch (Throwable unexpected) {
      // The top of the thread: whatever ended it, no caller may wait for ever.
      poison(unexpected);
    }
  }

  /// Takes the group being filled, once there is something in it; none when all is done.
  private Optional<Group> next() {
    lock.lock();
    try {
      while (filling.isEmpty() && !closing && failure.isEmpty()) {
        work.awaitUninterruptibly();
      }
      gather();
      if (filling.isEmpty() || failure.isPresent()) {
        return Optional.empty();
      }
      crowded = filling.calls() > 1;
      inFlight = Optional.of(filling);
      filling = new Group();
      room.signalAll();
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  /// Leaves the group open for a moment, unless callers come one at a time: nobody would join.
  private void gather() {
    long left = crowded ? GATHERING_NANOS : 0;
    while (left > 0 && !closing && failure.isEmpty() && filling.bytes() < MAX_GROUP_BYTES) {
      try {
        left = gathering.awaitNanos(left);
      } catch (InterruptedException ignored) {
        left = 0; // not passed on: the next write would close the channel
      }
    }
  }

  private void commit(Group group) {
    try {
      segments.write(group);
    } catch (UnsureException unsure) {
      poison(unsure);
      return;
    } catch (IOException notWritten) {
      takeBack(group, notWritten);
      return;
    }
    try {
      segments.force();
    } catch (UnsureException unsure) {
      poison(unsure);
      return;
    }
    answer(group);
  }

  private void answer(Group group) {
    lock.lock();
    try {
      durableEnd = segments.end();
      inFlight = Optional.empty();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
    group.durable().complete(null);
  }

  private void takeBack(Group group, IOException cause) {
    try {
      segments.cutTo(durableEnd);
    } catch (UnsureException unsure) {
      unsure.addSuppressed(cause);
      poison(unsure);
      return;
    }
    lock.lock();
    try {
      group.entries().forEach(ids::remove);
      inFlight = Optional.empty();
    } finally {
      lock.unlock();
    }
    group.durable().completeExceptionally(cause);
  }

  /// Ends the journal: nobody can know what is durable beyond the last durable end.
  private void poison(Throwable cause) {
    List<Group> lost = new ArrayList<>();
    lock.lock();
    try {
      failure = failure.or(() -> Optional.of(cause));
      inFlight.ifPresent(lost::add);
      lost.add(filling);
      inFlight = Optional.empty();
      room.signalAll();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
    for (Group group : lost) {
      group.durable().completeExceptionally(cause);
    }
  }

  boolean awaitBeyond(Position position, Duration patience) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(patience);
    lock.lockInterruptibly();
    try {
      while (durableEnd.compareTo(position) <= 0) {
        if (nanos <= 0 || closing || failure.isPresent()) {
          return false;
        }
        nanos = progress.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void forgetExpired(Instant now) {
    lock.lock();
    try {
      ids.forgetExpired(now);
    } finally {
      lock.unlock();
    }
  }

  /// Commits what was submitted and ends the thread.
  void close() {
    lock.lock();
    try {
      closing = true;
      work.signalAll();
      gathering.signalAll();
      room.signalAll();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

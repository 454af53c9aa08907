package dev.sotto.simulation;

import dev.sotto.journal.Appended;
import dev.sotto.journal.Batch;
import dev.sotto.journal.Entry;
import dev.sotto.journal.Journal;
import dev.sotto.journal.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/// A broken twin: it says that entries are stored and stores them a little later.
final class HastyJournal implements Journal {
  private static final Duration LATER = Duration.ofMillis(20);

  private final Journal journal;

  HastyJournal(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Appended appendOnce(List<Entry> entries) {
    Thread.ofVirtual().start(() -> store(entries));
    return new Appended(Collections.nCopies(entries.size(), Appended.Outcome.NEW));
  }

  private void store(List<Entry> entries) {
    try {
      Thread.sleep(LATER);
      journal.appendOnce(entries);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Batch read(Position from, int maxBytes) throws IOException {
    return journal.read(from, maxBytes);
  }

  @Override
  public Position begin() {
    return journal.begin();
  }

  @Override
  public Position durableEnd() {
    return journal.durableEnd();
  }

  @Override
  public boolean awaitBeyond(Position position, Duration patience) throws InterruptedException {
    return journal.awaitBeyond(position, patience);
  }

  @Override
  public void forgetExpired(Instant now) {
    journal.forgetExpired(now);
  }

  @Override
  public void release(Position upTo, Instant now) throws IOException {
    journal.release(upTo, now);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}

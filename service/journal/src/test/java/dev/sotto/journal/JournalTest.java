package dev.sotto.journal;

import static dev.sotto.journal.Samples.entries;
import static dev.sotto.journal.Samples.entry;
import static dev.sotto.journal.Samples.readAll;
import static dev.sotto.journal.Samples.readFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.journal.Appended.Outcome;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.Generator;
import dev.sotto.testkit.Property;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final JournalOptions SMALL = JournalOptions.real().withSegmentBytes(400);

  private final Path directory = new FaultyDisk().root().resolve("var/journal");

  @Test
  void entries_are_read_back_in_the_order_they_were_appended() throws IOException {
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      assertThat(journal.appendOnce(entries(0, 3)).outcomes())
          .containsExactly(Outcome.NEW, Outcome.NEW, Outcome.NEW);
      journal.appendOnce(List.of());
      journal.appendOnce(entries(3, 5));
      assertThat(readAll(journal)).isEqualTo(entries(0, 5));
    }
  }

  @Test
  void an_entry_sent_twice_is_stored_once_whether_in_one_call_in_two_or_after_a_restart()
      throws IOException {
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.appendOnce(List.of(entry(1), entry(1))).outcomes())
          .containsExactly(Outcome.NEW, Outcome.DUPLICATE);
      assertThat(journal.appendOnce(List.of(entry(2), entry(1))).outcomes())
          .containsExactly(Outcome.NEW, Outcome.DUPLICATE);
    }
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.appendOnce(List.of(entry(3), entry(2), entry(1))).countNew()).isOne();
      assertThat(readAll(journal)).isEqualTo(entries(1, 4));
    }
  }

  @Test
  void what_is_sent_in_any_portions_with_repetitions_and_restarts_is_what_is_read() {
    Generator<List<List<Integer>>> portions =
        Generator.lists(Generator.lists(Generator.integers(0, 40), 8), 12);
    Property.forAll(
        60,
        portions,
        sent -> {
          Path fresh = new FaultyDisk().root().resolve("j");
          Set<Integer> expected = new LinkedHashSet<>();
          for (List<Integer> portion : sent) {
            try (Journal journal = FileJournal.open(fresh, SMALL)) {
              int before = expected.size();
              expected.addAll(portion);
              int countNew =
                  journal.appendOnce(portion.stream().map(Samples::entry).toList()).countNew();
              assertThat(countNew).isEqualTo(expected.size() - before);
              assertThat(readAll(journal))
                  .isEqualTo(expected.stream().map(Samples::entry).toList());
            }
          }
        });
  }

  @Test
  void reading_goes_on_across_segments_from_every_position() throws IOException {
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      for (int i = 0; i < 40; i++) {
        journal.appendOnce(entries(2 * i, 2 * i + 2));
      }
      assertThat(Samples.segmentFiles(directory)).hasSizeGreaterThan(5);
      for (int maxBytes : new int[] {1, 100, 1000, 1_000_000}) {
        assertThat(readFrom(journal, Position.START, maxBytes)).isEqualTo(entries(0, 80));
      }
      List<Batch.Stored> all = journal.read(Position.START, 1_000_000).entries();
      for (int i = 0; i < all.size(); i++) {
        assertThat(readFrom(journal, all.get(i).position(), 300)).isEqualTo(entries(i, 80));
      }
      Batch end = journal.read(journal.durableEnd(), 100);
      assertThat(end.entries()).isEmpty();
      assertThat(end.next()).isEqualTo(journal.durableEnd());
    }
  }

  @Test
  void a_batch_keeps_to_its_limit_but_always_has_an_entry() throws IOException {
    Entry large = new Entry(entry(0).id(), 1, Bytes.of(new byte[Limits.MAX_BODY_BYTES]));
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      journal.appendOnce(List.of(large, entry(1), entry(2)));
      Batch first = journal.read(Position.START, 1);
      assertThat(first.entries()).extracting(Batch.Stored::entry).containsExactly(large);
      assertThat(readFrom(journal, first.next(), 1)).isEqualTo(entries(1, 3));
    }
  }

  @Test
  void positions_outside_the_journal_are_refused_and_name_its_ends() throws IOException {
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      journal.appendOnce(entries(0, 3));
      Position beyond = new Position(journal.durableEnd().offset() + 1);
      assertThatThrownBy(() -> journal.read(beyond, 100))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("beyond the durable end " + journal.durableEnd().offset());
      assertThatThrownBy(() -> journal.read(new Position(3), 100))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lies in a header");
      assertThatThrownBy(() -> journal.read(new Position(30), 100))
          .isInstanceOf(CorruptJournalException.class);
    }
  }

  @Test
  void an_id_is_forgotten_only_after_it_need_be_remembered() throws IOException {
    Entry short1 = entry(1, 2 * Samples.DAY - 1);
    Entry long1 = entry(2, 9 * Samples.DAY);
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      journal.appendOnce(List.of(short1, long1));
      journal.forgetExpired(Instant.ofEpochSecond(2 * Samples.DAY - 1));
      assertThat(journal.appendOnce(List.of(short1, long1)).countNew()).isZero();
      journal.forgetExpired(Instant.ofEpochSecond(2 * Samples.DAY));
      assertThat(journal.appendOnce(List.of(short1, long1)).outcomes())
          .containsExactly(Outcome.NEW, Outcome.DUPLICATE);
    }
  }

  @Test
  void released_segments_are_deleted_only_when_read_and_expired() throws IOException {
    Instant late = Instant.ofEpochSecond(100 * Samples.DAY);
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      for (int i = 0; i < 60; i++) {
        journal.appendOnce(List.of(entry(i, i * Samples.DAY)));
      }
      int before = Samples.segmentFiles(directory).size();
      journal.release(Position.START, late);
      journal.release(journal.durableEnd(), Instant.EPOCH);
      assertThat(Samples.segmentFiles(directory)).hasSize(before);

      Position middle = journal.read(Position.START, 2000).next();
      journal.release(middle, late);
      assertThat(Samples.segmentFiles(directory)).hasSizeBetween(2, before - 1);
      assertThat(journal.begin()).isGreaterThan(Position.START).isLessThanOrEqualTo(middle);
      assertThatThrownBy(() -> journal.read(Position.START, 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("position 0 was released; the journal begins at");
      assertThat(readFrom(journal, middle, 500)).isNotEmpty().endsWith(entry(59, 59 * Samples.DAY));

      Position start = journal.begin();
      journal.release(journal.durableEnd(), Instant.ofEpochSecond(40 * Samples.DAY));
      assertThat(journal.begin()).isGreaterThan(start);
      assertThat(readAll(journal)).contains(entry(40, 40 * Samples.DAY));
    }
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.begin()).isGreaterThan(Position.START);
      assertThat(journal.appendOnce(List.of(entry(59, 59 * Samples.DAY))).countNew()).isZero();
    }
  }

  @Test
  void positions_are_not_given_twice_when_all_was_released_and_the_journal_reopened()
      throws IOException {
    Position end;
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      for (int i = 0; i < 20; i++) {
        journal.appendOnce(List.of(entry(i)));
      }
      end = journal.durableEnd();
      journal.release(end, Instant.ofEpochSecond(100 * Samples.DAY));
      assertThat(Samples.segmentFiles(directory)).hasSize(1);
    }
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.durableEnd()).isEqualTo(end);
    }
  }

  @Test
  void a_reader_can_wait_for_what_comes() throws Exception {
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      Position end = journal.durableEnd();
      assertThat(journal.awaitBeyond(end, Duration.ofMillis(5))).isFalse();
      List<Boolean> seen = Collections.synchronizedList(new ArrayList<>());
      Thread reader =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  seen.add(journal.awaitBeyond(end, Duration.ofMinutes(1)));
                } catch (InterruptedException unexpected) {
                  Thread.currentThread().interrupt();
                }
              });
      journal.appendOnce(entries(0, 1));
      reader.join();
      assertThat(seen).containsExactly(true);
    }
  }

  @Test
  void a_directory_is_opened_only_with_the_marking_it_was_made_with() throws IOException {
    FileJournal.open(directory, JournalOptions.ofSimulatedDevices()).close();
    assertThatThrownBy(() -> FileJournal.open(directory, JournalOptions.real()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds entries of simulated devices")
        .hasMessageContaining("opened for real ones; choose another directory");
    FileJournal.open(directory, JournalOptions.ofSimulatedDevices()).close();
  }

  @Test
  void a_second_opener_is_refused_until_the_first_has_closed() throws IOException {
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      assertThatThrownBy(() -> FileJournal.open(directory, SMALL))
          .isInstanceOf(JournalInUseException.class)
          .hasMessageContaining("/var/journal is held by another opener");
      assertThat(journal.appendOnce(entries(0, 1)).countNew()).isOne();
    }
    FileJournal.open(directory, SMALL).close();
  }

  @Test
  void a_closed_journal_stores_nothing_more_and_closing_twice_is_harmless() throws IOException {
    Journal journal = FileJournal.open(directory, SMALL);
    journal.close();
    journal.close();
    assertThatThrownBy(() -> journal.appendOnce(entries(0, 1)))
        .isInstanceOf(JournalClosedException.class)
        .hasMessage("the journal is closed");
  }

  @Test
  void calls_and_entries_beyond_the_limits_are_refused_before_anything_is_stored()
      throws IOException {
    assertThatThrownBy(() -> new Entry(entry(0).id(), 0, Bytes.of(new byte[65_537])))
        .hasMessage("body is 65537 bytes; a journal entry holds at most 65536");
    assertThatThrownBy(() -> new EntryId(Bytes.of(new byte[15])))
        .hasMessage("entry id is 15 bytes; 16 are needed");
    try (Journal journal = FileJournal.open(directory, SMALL)) {
      assertThatThrownBy(() -> journal.appendOnce(entries(0, 4097)))
          .hasMessage("4097 entries in one call; at most 4096 are taken");
      List<Entry> large = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        large.add(new Entry(entry(i).id(), 0, Bytes.of(new byte[Limits.MAX_BODY_BYTES])));
      }
      assertThatThrownBy(() -> journal.appendOnce(large))
          .hasMessageContaining("more than 4194304 bytes in one call");
      assertThat(readAll(journal)).isEmpty();
    }
  }
}

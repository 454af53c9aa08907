package dev.sotto.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.FaultyDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalFullTest {
  private static final int MOST = Limits.MAX_ENTRIES_PER_CALL;
  private static final JournalOptions OPTIONS = JournalOptions.real().withMaxRememberedIds(MOST);

  private final Path directory = new FaultyDisk().root().resolve("j");

  @Test
  void beyond_the_limit_nothing_new_is_stored_until_ids_have_expired_and_nothing_is_lost()
      throws IOException {
    try (Journal journal = FileJournal.open(directory, OPTIONS)) {
      journal.appendOnce(Samples.entries(0, MOST - 1));
      Position before = journal.durableEnd();
      assertThatThrownBy(() -> journal.appendOnce(Samples.entries(MOST - 1, MOST + 1)))
          .isInstanceOf(JournalFullException.class)
          .hasMessage(
              "4095 ids are remembered and 2 more were to be; the limit is 4096, send them again"
                  + " when some have expired, or give the journal room for more");
      assertThat(journal.durableEnd()).isEqualTo(before);
      assertThat(journal.appendOnce(Samples.entries(0, 10)).countNew()).isZero();
      assertThat(journal.appendOnce(Samples.entries(MOST - 2, MOST)).countNew()).isEqualTo(1);
      journal.forgetExpired(Instant.ofEpochSecond(3 * Samples.DAY));
      assertThat(journal.appendOnce(Samples.entries(MOST, MOST + 2)).countNew()).isEqualTo(2);
      assertThat(Samples.readAll(journal)).isEqualTo(Samples.entries(0, MOST + 2));
    }
  }

  @Test
  void what_an_earlier_process_stored_is_remembered_beyond_the_limit() throws IOException {
    try (Journal journal = FileJournal.open(directory, JournalOptions.real())) {
      journal.appendOnce(Samples.entries(0, MOST));
      journal.appendOnce(Samples.entries(MOST, MOST + 5));
    }
    try (Journal journal = FileJournal.open(directory, OPTIONS)) {
      assertThat(journal.appendOnce(Samples.entries(MOST, MOST + 5)).countNew()).isZero();
      assertThatThrownBy(() -> journal.appendOnce(Samples.entries(MOST + 5, MOST + 6)))
          .isInstanceOf(JournalFullException.class);
    }
  }

  @Test
  void room_for_ids_is_as_many_as_fit_in_the_bytes_and_never_less_than_a_call() {
    JournalOptions options = JournalOptions.real();
    assertThat(options.withIdsIn(43_000_000).maxRememberedIds()).isEqualTo(1_000_000);
    assertThat(options.withIdsIn(0).maxRememberedIds()).isEqualTo(Limits.MAX_ENTRIES_PER_CALL);
    assertThat(options.withIdsIn(Long.MAX_VALUE).maxRememberedIds()).isEqualTo(400_000_000);
  }

  @Test
  void room_for_less_than_one_call_is_refused() {
    assertThatThrownBy(() -> JournalOptions.real().withMaxRememberedIds(MOST - 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max-remembered-ids must be in [4096, 400000000], was 4095");
  }
}

package dev.sotto.journal;

import static dev.sotto.journal.Samples.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.FaultyDisk;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalDamageTest {
  private static final int VERSION_AT = 4;
  private static final JournalOptions ONE_FILE = JournalOptions.real();
  private static final JournalOptions SMALL = ONE_FILE.withSegmentBytes(300);

  private final Path directory = new FaultyDisk().root().resolve("j");

  /// A file with a header only looks like one that a crash cut short at its birth, which is made anew.
  @Test
  void an_empty_segment_of_a_newer_version_is_refused_and_left_as_it_is() throws IOException {
    FileJournal.open(directory, ONE_FILE).close();
    Path file = Samples.segmentFiles(directory).getFirst();
    byte[] newer = Files.readAllBytes(file);
    newer[VERSION_AT] = 2;
    Samples.place(file, newer);
    assertThatThrownBy(() -> FileJournal.open(directory, ONE_FILE))
        .isInstanceOf(NewerVersionException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("\"SJNL\" has version 2, this program reads version 1");
    assertThat(Files.readAllBytes(file)).isEqualTo(newer);
  }

  @Test
  void a_last_segment_cut_at_any_byte_gives_the_whole_entries_before_the_cut() throws IOException {
    long[] ends = new long[9];
    Path file;
    try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
      for (int i = 0; i < 8; i++) {
        journal.appendOnce(entries(i, i + 1));
        ends[i + 1] = journal.durableEnd().offset();
      }
      file = Samples.segmentFiles(directory).getFirst();
    }
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut <= whole.length; cut++) {
      Samples.place(file, Arrays.copyOf(whole, cut));
      int complete = 0;
      while (complete < 8 && ends[complete + 1] <= cut) {
        complete++;
      }
      try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
        assertThat(Samples.readAll(journal)).as("cut at " + cut).isEqualTo(entries(0, complete));
        assertThat(journal.appendOnce(entries(0, 9)).countNew()).isEqualTo(9 - complete);
      }
      try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
        assertThat(Samples.readAll(journal)).isEqualTo(entries(0, 9));
      }
    }
  }

  @Test
  void an_earlier_segment_cut_at_any_byte_is_refused() throws IOException {
    fill(SMALL);
    List<Path> files = Samples.segmentFiles(directory);
    assertThat(files).hasSizeGreaterThan(3);
    byte[] whole = Files.readAllBytes(files.get(1));
    for (int cut = 0; cut < whole.length; cut++) {
      Samples.place(files.get(1), Arrays.copyOf(whole, cut));
      assertThatThrownBy(() -> FileJournal.open(directory, SMALL))
          .isInstanceOf(CorruptJournalException.class);
    }
    Samples.place(files.get(1), whole);
    FileJournal.open(directory, SMALL).close();
  }

  @Test
  void a_segment_missing_in_the_middle_is_refused() throws IOException {
    fill(SMALL);
    Files.delete(Samples.segmentFiles(directory).get(1));
    assertThatThrownBy(() -> FileJournal.open(directory, SMALL))
        .isInstanceOf(CorruptJournalException.class)
        .hasMessageContaining("expected the segment that begins at");
  }

  @Test
  void any_flipped_bit_before_a_later_group_is_refused_with_file_offset_expected_and_actual()
      throws IOException {
    Optional<Position> lastGroup = Optional.empty();
    try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
      for (int i = 0; i < 5; i++) {
        lastGroup = Optional.of(journal.durableEnd());
        journal.appendOnce(entries(i, i + 1));
      }
    }
    Path file = Samples.segmentFiles(directory).getFirst();
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * lastGroup.orElseThrow().offset(); bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      Samples.place(file, damaged);
      if (bit / 8 == VERSION_AT && (damaged[VERSION_AT] & 0xff) > 1) {
        assertThatThrownBy(() -> FileJournal.open(directory, ONE_FILE))
            .isInstanceOf(NewerVersionException.class)
            .hasMessageContaining("restore the file from a copy if it is damaged");
        continue;
      }
      assertThatThrownBy(() -> FileJournal.open(directory, ONE_FILE))
          .as("bit " + bit)
          .isInstanceOf(CorruptJournalException.class)
          .hasMessageMatching(
              "/j/0{20}\\.segment is damaged at byte \\d+: expected .+, found .+; restore it .+");
    }
  }

  @Test
  void any_flipped_bit_in_the_last_group_gives_no_wrong_entry() throws IOException {
    Position lastGroup;
    try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
      journal.appendOnce(entries(0, 3));
      lastGroup = journal.durableEnd();
      journal.appendOnce(entries(3, 5));
    }
    Path file = Samples.segmentFiles(directory).getFirst();
    byte[] whole = Files.readAllBytes(file);
    for (int bit = (int) (8 * lastGroup.offset()); bit < 8 * whole.length; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      Samples.place(file, damaged);
      try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
        List<Entry> read = Samples.readAll(journal);
        assertThat(read).hasSizeBetween(3, 4).isEqualTo(entries(0, read.size()));
      }
    }
  }

  @Test
  void a_body_that_looks_like_a_group_proves_nothing() throws IOException {
    Position start;
    try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
      journal.appendOnce(entries(0, 1));
      start = journal.durableEnd();
      long frame = start.offset() + Frame.ENVELOPE + JournalRecord.SHORTEST;
      Position forged = new Position(frame + Frame.ENVELOPE + JournalRecord.SHORTEST);
      byte[] group = Frame.write(new JournalRecord.GroupStart(forged, forged, 12345));
      journal.appendOnce(List.of(new Entry(Samples.entry(1).id(), Samples.DAY, Bytes.of(group))));
    }
    Path file = Samples.segmentFiles(directory).getFirst();
    byte[] damaged = Files.readAllBytes(file);
    damaged[(int) start.offset() + 3] ^= 1;
    Samples.place(file, damaged);
    try (Journal journal = FileJournal.open(directory, ONE_FILE)) {
      assertThat(Samples.readAll(journal)).isEqualTo(entries(0, 1));
    }
  }

  private void fill(JournalOptions options) throws IOException {
    try (Journal journal = FileJournal.open(directory, options)) {
      for (int i = 0; i < 20; i++) {
        journal.appendOnce(entries(i, i + 1));
      }
    }
  }
}

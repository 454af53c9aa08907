package dev.sotto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.Generator;
import dev.sotto.testkit.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedIdsTest {
  @Test
  void an_id_set_behaves_like_a_set_whatever_is_added_and_removed() {
    // Few distinct ids, so that runs form and are broken up; a negative number removes. 0 is the id
    // of zeros.
    Generator<List<Integer>> steps = Generator.lists(Generator.integers(-60, 60), 300);
    Property.forAll(
        steps,
        sequence -> {
          IdSet set = new IdSet(0);
          Set<Integer> expected = new HashSet<>();
          for (int step : sequence) {
            int id = Math.abs(step);
            if (step < 0) {
              set.remove(0, id);
              expected.remove(id);
            } else {
              set.add(0, id);
              expected.add(id);
            }
            assertThat(set.size()).isEqualTo(expected.size());
          }
          for (int id = 0; id <= 60; id++) {
            assertThat(set.contains(0, id)).as("id " + id).isEqualTo(expected.contains(id));
            if (!set.mayContain(0, id)) {
              assertThat(expected).doesNotContain(id);
            }
          }
        });
  }

  @Test
  void ids_added_at_once_are_those_added_one_by_one() {
    // Runs of up to as many as are taken at once, with repetitions and the id of zeros.
    Generator<List<Integer>> numbers = Generator.lists(Generator.integers(0, 40), 63);
    Property.forAll(
        Generator.lists(numbers, 8),
        runs -> {
          IdSet atOnce = new IdSet(5);
          IdSet oneByOne = new IdSet(5);
          for (List<Integer> run : runs) {
            long[] ids = new long[2 * IdSet.MOST_AT_ONCE];
            for (int i = 0; i < run.size(); i++) {
              ids[2 * i] = run.get(i) % 3;
              ids[2 * i + 1] = run.get(i);
              oneByOne.add(ids[2 * i], ids[2 * i + 1]);
            }
            atOnce.addAll(ids, run.size());
            assertThat(atOnce.size()).isEqualTo(oneByOne.size());
          }
          for (int id = 0; id <= 40; id++) {
            assertThat(atOnce.contains(id % 3, id)).isEqualTo(oneByOne.contains(id % 3, id));
          }
        });
  }

  @Test
  void ids_that_a_recovery_finds_in_turn_for_many_days_are_all_remembered() {
    RememberedIds ids = new RememberedIds(1);
    RecoveredIds recovered = new RecoveredIds(ids);
    for (int i = 0; i < 1000; i++) {
      Entry entry = Samples.entry(i, i % 7 * Samples.DAY);
      recovered.add(entry.id().high(), entry.id().low(), entry.rememberUntilEpochSecond());
    }
    recovered.finish();
    assertThat(ids.size()).isEqualTo(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(ids.add(Samples.entry(i, 0))).as("entry " + i).isFalse();
    }
  }

  @Test
  void a_million_ids_are_told_apart() {
    IdSet set = new IdSet(77);
    for (int i = 0; i < 1_000_000; i++) {
      set.add((long) i << 40, i);
    }
    assertThat(set.size()).isEqualTo(1_000_000);
    for (int i = 0; i < 1_000_000; i++) {
      if (!set.contains((long) i << 40, i) || set.contains((long) i << 40, i + 1L)) {
        throw new AssertionError("id " + i + " is not told apart");
      }
    }
  }

  @Test
  void an_id_sent_again_with_another_time_is_still_a_duplicate() {
    RememberedIds ids = new RememberedIds(1);
    assertThat(ids.add(Samples.entry(1, 0))).isTrue();
    assertThat(ids.add(Samples.entry(1, 5 * Samples.DAY))).isFalse();
    assertThat(ids.size()).isOne();
  }
}

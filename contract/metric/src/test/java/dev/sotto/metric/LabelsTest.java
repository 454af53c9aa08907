package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void every_label_is_found_where_a_list_finds_it_and_no_other_is() {
    long seed = System.nanoTime();
    System.out.println("LabelsTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int size = 0; size < 200; size++) {
      List<String> plain = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        plain.add(word(random)); // of 676, so that some are equal
      }
      Labels labels = Labels.of(plain);
      assertThat(labels).isEqualTo(plain).hasSameHashCodeAs(plain);
      for (int i = 0; i < 100; i++) {
        String wanted = word(random);
        assertThat(labels.indexOf(wanted)).isEqualTo(plain.indexOf(wanted));
        assertThat(labels.contains(wanted)).isEqualTo(plain.contains(wanted));
      }
    }
  }

  private static String word(RandomGenerator random) {
    return "" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
  }

  @Test
  void labels_with_equal_hashes_are_told_apart() {
    List<String> same = List.of("AaAa", "BBBB", "AaBB", "BBAa", "other");
    for (String label : same) {
      assertThat(Labels.of(same).indexOf(label)).isEqualTo(same.indexOf(label));
    }
  }

  /// A search from the front would compare 5·10¹¹ labels, which takes a quarter of an hour and more.
  @Test
  void each_of_a_million_labels_is_found() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      many.add("label-" + i);
    }
    Labels labels = Labels.of(many);
    long wrong = 0;
    for (int i = 0; i < many.size(); i++) {
      wrong += labels.indexOf("label-" + i) == i ? 0 : 1;
    }
    assertThat(wrong).isZero();
    assertThat(labels.indexOf("label-1000000")).isNegative();
  }
}

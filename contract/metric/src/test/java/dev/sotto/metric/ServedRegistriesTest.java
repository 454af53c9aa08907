package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServedRegistriesTest {
  private static final Metric FIRST = metric("first");
  private static final Metric SECOND = metric("second");
  private static final Metric THIRD = metric("third");

  private static Metric metric(String name) {
    return Metric.of(TestDefinitions.yesNo(name));
  }

  private static Registry registry(Metric... metrics) {
    return Registry.of(TestDefinitions.CAPS, false, List.of(metrics));
  }

  @Test
  void what_was_served_is_known_and_only_the_last_is_in_force() {
    Registry one = registry(FIRST, SECOND);
    Registry two = registry(SECOND, THIRD);
    for (ServedRegistries served :
        List.of(
            ServedRegistries.of(List.of(), one).with(two),
            ServedRegistries.of(List.of(two, one), two))) {
      assertThat(served.current()).isEqualTo(two);
      assertThat(served.find(FIRST.id())).contains(FIRST);
      assertThat(served.find(metric("other").id())).isEmpty();
      assertThat(served.servedBy(FIRST.id())).containsExactly(one);
      assertThat(served.servedBy(SECOND.id())).containsExactlyInAnyOrder(one, two);
      assertThat(served.servedBy(metric("other").id())).isEmpty();
    }
    assertThat(ServedRegistries.of(List.of(one, two), one).current()).isEqualTo(one);
  }
}

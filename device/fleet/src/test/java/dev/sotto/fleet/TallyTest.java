package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.fleet.SimulatedDevice.Fate;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final MetricDefinition BATTERY = Metrics.battery();

  private static Tally of(Fate fate, long level) {
    Map<MetricName, Recorded> values = Map.of(BATTERY.name(), new Recorded.Whole(level));
    Tally tally = new Tally();
    tally.add(fate, List.of(BATTERY), values);
    return tally;
  }

  @Test
  void the_truth_is_that_of_acknowledged_devices_alone() {
    Tally total = new Tally();
    total.add(of(Fate.ACKNOWLEDGED, 10));
    total.add(of(Fate.ACKNOWLEDGED, 200));
    total.add(of(Fate.SILENT, 10));
    total.add(of(Fate.UNACKNOWLEDGED, 10));
    assertThat(total.cells(BATTERY)).containsExactly(1, 1, 0);
    assertThat(total.clipped(BATTERY)).isEqualTo(1);
    assertThat(total.acknowledged()).isEqualTo(2);
    assertThat(total.silent()).isEqualTo(1);
    assertThat(total.unacknowledged()).isEqualTo(1);
  }

  @Test
  void a_metric_without_a_value_is_absent_and_one_never_seen_has_empty_cells() {
    Tally tally = new Tally();
    assertThat(tally.cells(BATTERY)).containsExactly(0, 0, 0);
    tally.add(Fate.ACKNOWLEDGED, List.of(BATTERY), Map.of());
    assertThat(tally.cells(BATTERY)).containsExactly(0, 0, 1);
    assertThat(tally.clipped(BATTERY)).isZero();
  }

  @Test
  void adding_leaves_what_was_added_as_it_was() {
    Tally one = of(Fate.ACKNOWLEDGED, 10);
    Tally total = new Tally();
    total.add(one);
    total.add(one);
    total.add(one);
    assertThat(one.cells(BATTERY)).containsExactly(1, 0, 0);
    assertThat(total.cells(BATTERY)).containsExactly(3, 0, 0);
    total.cells(BATTERY)[0] = 7;
    assertThat(total.cells(BATTERY)).containsExactly(3, 0, 0);
  }
}

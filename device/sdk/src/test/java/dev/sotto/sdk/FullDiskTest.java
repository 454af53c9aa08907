package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.protocol.Report;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A device whose disk is full never throws into its host, sends nothing it could not charge, and goes on by itself when
/// there is room.
class FullDiskTest {
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final long HOUR = TestMetrics.HOURLY.windowAt(TestDevice.START).value();

  @Test
  void a_full_disk_delays_reports_and_neither_loses_nor_doubles_a_charge() throws IOException {
    TestDevice device = TestDevice.opened(TestMetrics.registry(CRASHED));
    device.sotto().grant(TestMetrics.QUALITY);
    device.settle();
    device.live(Duration.ofMinutes(75));
    int before = device.reports().size();
    device.disk.fillUpAfter(10);
    device.sotto().yesNo("crashed").record(true);
    device.live(Duration.ofHours(2));
    assertThat(device.reports()).as("nothing new without a charge").hasSize(before);
    assertThat(device.sotto().inspect().silent()).isFalse();
    assertThat(device.log).anyMatch(line -> line.contains("will be tried again"));
    device.disk.fillUpAfter(1 << 20);
    device.live(Duration.ofHours(2));
    assertThat(device.reports())
        .extracting(report -> report.window().value())
        .doesNotHaveDuplicates()
        .contains(HOUR, HOUR + 1, HOUR + 2);
    assertThat(device.reports()).extracting(Report::id).doesNotHaveDuplicates();
    long charged = device.account("crashed").spent().nanos() / TestMetrics.ONE.nanos();
    int waiting = device.sotto().inspect().waitingReports();
    assertThat(device.reports()).hasSize((int) charged - waiting);
  }

  @Test
  void a_device_that_finds_its_disk_full_at_the_start_says_so_and_opens_when_there_is_room()
      throws IOException {
    TestDevice device = TestDevice.opened(TestMetrics.registry(CRASHED));
    device.sotto().grant(TestMetrics.QUALITY);
    device.live(Duration.ofMinutes(75));
    device.close();
    device.disk.fillUpAfter(0);
    Throwable failure = null;
    try {
      device.open();
    } catch (IOException full) {
      failure = full;
    }
    assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("space");
    device.kill();
    device.disk.fillUpAfter(1 << 20);
    device.open();
    device.live(Duration.ofHours(1));
    assertThat(device.sotto().inspect().silent()).isFalse();
    assertThat(device.reports()).isNotEmpty();
  }
}

package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.protocol.Report;
import dev.sotto.sdk.ScriptedService.Reaction;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a withdrawal deletes, in memory and at rest.
class ConsentTest {
  private static final MetricDefinition CRASHED =
      TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY);
  private static final MetricDefinition COLOUR =
      TestMetrics.choice("colour", TestMetrics.PLANNING, TestMetrics.HOURLY, TestMetrics.NONE);
  private static final Registry BOTH = TestMetrics.registry(CRASHED, COLOUR);

  private static TestDevice granted() throws IOException {
    TestDevice device = TestDevice.opened(BOTH);
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().grant(TestMetrics.PLANNING);
    device.settle();
    return device;
  }

  /// All files of the device but the keys.
  private static List<Bytes> atRest(TestDevice device) throws IOException {
    List<Bytes> contents = new ArrayList<>();
    try (Stream<Path> files = Files.list(device.directory())) {
      for (Path file : files.filter(f -> !f.endsWith("window-keys")).toList()) {
        contents.add(Bytes.of(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static long opened(TestDevice device, List<Bytes> contents) throws IOException {
    DeviceStorage keys = new MemoryStorage();
    keys.force(
        "window-keys", Bytes.of(Files.readAllBytes(device.directory().resolve("window-keys"))));
    AesGcmCipher cipher = AesGcmCipher.in(keys, new SeededRandom(3)::nextLong);
    return contents.stream().filter(content -> cipher.open(content).isPresent()).count();
  }

  @Test
  void a_withdrawal_before_the_close_leaves_no_report_no_charge_and_no_value() throws IOException {
    TestDevice device = granted();
    device.sotto().yesNo("crashed").record(true);
    device.clock.advance(Duration.ofMinutes(61)); // the window has ended, no run has closed it
    device.sotto().withdraw(TestMetrics.QUALITY);
    assertThat(device.sotto().inspect().recorded()).isEmpty();
    device.run();
    assertThat(device.account("crashed").spent()).isEqualTo(Epsilon.ZERO);
    assertThat(device.account("colour").spent()).isEqualTo(TestMetrics.ONE);
    device.live(Duration.ofHours(3));
    assertThat(device.reports())
        .extracting(Report::definition)
        .containsOnly(Metric.of(COLOUR).id());
  }

  @Test
  void a_withdrawal_takes_only_its_own_purpose_from_the_spool_and_keeps_the_charge()
      throws IOException {
    TestDevice device = granted();
    device.runAfter(Duration.ofHours(1));
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(2);
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.settle();
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(1);
    assertThat(device.account("crashed").spent()).isEqualTo(TestMetrics.ONE);
    device.sotto().withdraw(TestMetrics.PLANNING);
    device.settle();
    assertThat(device.sotto().inspect().waitingUploads()).isZero();
    device.live(Duration.ofHours(3));
    assertThat(device.service.bodies()).isEmpty();
  }

  @Test
  void a_withdrawal_right_before_the_close_holds_after_it() throws IOException {
    TestDevice device = granted();
    device.sotto().yesNo("crashed").record(true);
    device.runAfter(Duration.ofHours(1));
    device.sotto().yesNo("crashed").record(true);
    device.settle();
    assertThat(device.sotto().inspect().waitingReports()).isEqualTo(2);
    List<Bytes> before = atRest(device);
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.sotto().withdraw(TestMetrics.PLANNING);
    device.sotto().close(); // the executor has not come to it
    device.kill();
    device.disk.crash(CrashMode.LOSE_ALL, new SeededRandom(1));
    device.open();
    assertThat(device.sotto().inspect().granted()).isEmpty();
    assertThat(device.sotto().inspect().waitingUploads()).isZero();
    assertThat(opened(device, before)).isZero();
    device.live(Duration.ofHours(3));
    assertThat(device.service.bodies()).isEmpty();
  }

  @Test
  void a_grant_right_before_the_close_holds_after_it() throws IOException {
    TestDevice device = TestDevice.opened(BOTH);
    device.sotto().grant(TestMetrics.QUALITY);
    device.sotto().yesNo("crashed").record(true);
    device.sotto().close();
    device.kill();
    device.open();
    assertThat(device.sotto().inspect().granted()).containsExactly(TestMetrics.QUALITY);
    assertThat(device.sotto().inspect().recorded()).containsExactly(CRASHED.name());
  }

  @Test
  void a_close_that_cannot_keep_a_withdrawal_says_so_and_lets_the_storage_go() throws IOException {
    TestDevice device = granted();
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.disk.failForce(1);
    assertThatThrownBy(() -> device.sotto().close()).isInstanceOf(IOException.class);
    assertThatCode(() -> FileStorage.open(device.directory()).close()).doesNotThrowAnyException();
  }

  @Test
  void after_a_withdrawal_nothing_that_was_at_rest_can_be_decrypted() throws IOException {
    TestDevice device = granted();
    device.sotto().yesNo("crashed").record(true);
    device.run();
    List<Bytes> before = atRest(device);
    assertThat(opened(device, before)).isPositive();
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.settle();
    assertThat(opened(device, before)).isZero();
    device.reopen();
    assertThat(device.sotto().inspect().recorded()).isEmpty();
  }

  @Test
  void after_a_close_nothing_that_was_at_rest_can_be_decrypted() throws IOException {
    TestDevice device = granted();
    device.sotto().yesNo("crashed").record(true);
    device.live(Duration.ofMinutes(45));
    List<Bytes> before = atRest(device);
    assertThat(opened(device, before)).isPositive();
    device.runAfter(Duration.ofMinutes(15));
    assertThat(opened(device, before)).isZero();
  }

  @Test
  void a_cipher_that_keeps_its_keys_is_caught() throws IOException {
    TestDevice device = new TestDevice(BOTH, 1, n -> Reaction.ACCEPTED);
    device.cipher(Twins::neverForgetting);
    device.open();
    device.sotto().grant(TestMetrics.QUALITY);
    device.settle();
    device.sotto().yesNo("crashed").record(true);
    device.run();
    List<Bytes> before = atRest(device);
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.settle();
    assertThat(opened(device, before)).isPositive();
  }

  @Test
  void the_other_purpose_keeps_its_value_through_a_withdrawal_and_a_crash() throws IOException {
    TestDevice device = granted();
    device.sotto().yesNo("crashed").record(true);
    device.sotto().choice("colour").record("red");
    device.sotto().withdraw(TestMetrics.QUALITY);
    device.settle();
    device.disk.crash(CrashMode.LOSE_ALL, new SeededRandom(1));
    device.open();
    assertThat(device.sotto().inspect().recorded()).containsExactly(COLOUR.name());
  }

  @Test
  void a_withdrawn_value_does_not_come_back_after_a_crash_at_any_moment() throws IOException {
    assertThat(comebacks()).isZero();
  }

  /// In how many crashes a value is there again although its purpose was withdrawn, or gone although it was not.
  private static int comebacks() throws IOException {
    SeededRandom random = SeededRandom.announced("withdrawal");
    int comebacks = 0;
    boolean reached = false;
    for (long n = 1; !reached; n++) {
      for (CrashMode mode : CrashMode.values()) {
        TestDevice device = new TestDevice(BOTH, 1, request -> Reaction.ACCEPTED);
        device.open();
        device.sotto().grant(TestMetrics.QUALITY);
        device.settle();
        device.sotto().yesNo("crashed").record(true);
        device.runAfter(Duration.ofMinutes(15)); // forces the value
        device.disk.killAt(n);
        device.sotto().withdraw(TestMetrics.QUALITY);
        device.settle();
        reached = device.log.isEmpty();
        device.kill();
        device.disk.crash(mode, random);
        device.open();
        boolean withdrawn = device.sotto().inspect().granted().isEmpty();
        device.sotto().grant(TestMetrics.QUALITY);
        device.settle();
        boolean held = device.sotto().inspect().recorded().contains(CRASHED.name());
        comebacks += held == withdrawn ? 1 : 0;
      }
    }
    return comebacks;
  }

  @Test
  void nothing_is_recorded_before_a_grant() throws IOException {
    TestDevice device = TestDevice.opened(BOTH);
    device.sotto().yesNo("crashed").record(true);
    device.sotto().grant(TestMetrics.QUALITY);
    assertThat(device.sotto().inspect().recorded()).isEmpty();
  }

  @Test
  void consents_survive_the_end_of_the_power() throws IOException {
    TestDevice device = granted();
    device.sotto().withdraw(TestMetrics.PLANNING);
    device.settle();
    device.disk.crash(CrashMode.LOSE_ALL, new SeededRandom(1));
    device.open();
    assertThat(device.sotto().inspect().granted()).containsExactly(TestMetrics.QUALITY);
  }
}

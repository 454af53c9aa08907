package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.metric.Registry;
import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Until reports are sealed, no address but this machine's is accepted.
class SottoConfigTest {
  @TempDir private Path home;

  private static SottoConfig config(String service) throws IOException {
    MemoryStorage storage = new MemoryStorage();
    SeededRandom random = new SeededRandom(1);
    return new SottoConfig(
        TestMetrics.registry(TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY)),
        URI.create(service),
        Map.of(),
        storage,
        AesGcmCipher.in(storage, random::nextLong),
        (address, type, body) -> new Transport.Reply(503, body),
        random::nextLong,
        new FakeClock(TestDevice.START),
        Runnable::run,
        SottoLog.NONE,
        true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "http://127.0.0.1",
        "http://127.255.255.254:1/x",
        "http://[::1]:8080/",
        "http://localhost:8080/"
      })
  void loopback_is_accepted(String service) {
    assertThatCode(() -> config(service)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "https://127.0.0.1/",
        "HTTP://127.0.0.1/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "http:/reports",
        "/reports",
        "http://127.0.0.1.example.org/",
        "http://127.example.org/",
        "http://127.evil.example/",
        "http://0x7f.1/",
        "http://LOCALHOST/",
        "http://127.0.0.1@example.org/",
        "http://user:password@127.0.0.1/",
        "http://localhost@example.org/",
        "http://localhost.example.org/",
        "http://localhost./",
        "http://LOCALHOST.example/",
        "http://127.0.0.256/",
        "http://127.1/",
        "http://127.0.0.01/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0.0.0.0/",
        "http://128.0.0.1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.1.1/",
        "http://[::]/",
        "http://[::2]/",
        "http://[fe80::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:8.8.8.8]/",
        "mailto:somebody@localhost"
      })
  void every_other_address_is_refused(String service) {
    assertThatThrownBy(() -> config(service))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not loopback");
  }

  @Test
  void a_plain_host_gives_registry_address_and_directory_and_all_else_is_made_for_it()
      throws IOException {
    Registry registry =
        TestMetrics.registry(TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY));
    Path directory = home.resolve("device");
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    SottoConfig config =
        SottoConfig.of(registry, TestDevice.SERVICE, directory)
            .withSegments(Map.of("release", "2"))
            .withLog(log::add);
    try (Sotto sotto = Sotto.open(config)) {
      sotto.grant(TestMetrics.QUALITY);
      sotto.yesNo("crashed").record(true);
      assertThat(sotto.inspect().held()).hasSize(1);
      assertThatThrownBy(() -> SottoConfig.of(registry, TestDevice.SERVICE, directory))
          .isInstanceOf(IOException.class);
    }
    assertThat(config.simulated()).isFalse();
    assertThat(config.segments()).containsEntry("release", "2");
    try (Sotto again = Sotto.open(SottoConfig.of(registry, TestDevice.SERVICE, directory))) {
      assertThat(again.inspect().granted()).containsExactly(TestMetrics.QUALITY);
      assertThat(again.inspect().held()).hasSize(1);
    }
    assertThat(log).isEmpty();
  }

  @Test
  void the_thread_of_a_plain_host_does_one_thing_at_a_time_and_keeps_no_program_alive()
      throws Exception {
    Registry registry =
        TestMetrics.registry(TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY));
    SottoConfig config = SottoConfig.of(registry, TestDevice.SERVICE, home.resolve("device"));
    try (DeviceStorage storage = config.storage()) {
      AtomicInteger atOnce = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      AtomicBoolean daemons = new AtomicBoolean(true);
      List<Integer> order = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch done = new CountDownLatch(100);
      for (int i = 0; i < 100; i++) {
        int number = i;
        config
            .executor()
            .execute(() -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              daemons.compareAndSet(true, Thread.currentThread().isDaemon());
              order.add(number);
              atOnce.decrementAndGet();
              done.countDown();
            });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(most).hasValue(1);
      assertThat(daemons).isTrue();
      assertThat(order).isSorted().hasSize(100);
      assertThat(storage).isNotNull();
    }
  }

  @Test
  void an_address_that_is_refused_leaves_no_directory_behind() throws IOException {
    Registry registry =
        TestMetrics.registry(TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY));
    Path directory = home.resolve("device");
    assertThatThrownBy(() -> SottoConfig.of(registry, URI.create("http://example.org/"), directory))
        .hasMessageContaining("not loopback");
    assertThat(directory).doesNotExist();
    Path file = Files.createFile(home.resolve("file"));
    assertThatThrownBy(() -> SottoConfig.of(registry, TestDevice.SERVICE, file.resolve("device")))
        .isInstanceOf(IOException.class);
  }
}

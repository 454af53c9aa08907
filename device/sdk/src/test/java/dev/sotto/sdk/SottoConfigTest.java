package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.FakeClock;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Until reports are sealed, no address but this machine's is accepted.
class SottoConfigTest {
  private static SottoConfig config(String service) throws IOException {
    MemoryStorage storage = new MemoryStorage();
    SeededRandom random = new SeededRandom(1);
    return new SottoConfig(
        DevicePlan.of(
            TestMetrics.registry(
                TestMetrics.yesNo("crashed", TestMetrics.QUALITY, TestMetrics.HOURLY))),
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
}

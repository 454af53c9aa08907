package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.entropy.SystemRandom;
import dev.sotto.metric.Metric;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.node.Node;
import dev.sotto.node.NodeOptions;
import dev.sotto.node.StateOptions;
import dev.sotto.release.Cell;
import dev.sotto.release.Release;
import dev.sotto.samples.Samples;
import dev.sotto.sdk.AesGcmCipher;
import dev.sotto.sdk.FileStorage;
import dev.sotto.sdk.HttpTransport;
import dev.sotto.sdk.Sotto;
import dev.sotto.sdk.SottoConfig;
import dev.sotto.sdk.SottoLog;
import dev.sotto.testkit.FakeClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shortest way through the whole house: one yes-no metric from the SDK over HTTP and an fsynced journal to an
/// estimate with an interval.
class OneValueTest {
  private static final Instant DAY = Instant.parse("2026-03-04T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int DEVICES = 60;

  @TempDir private Path directory;

  private final MetricDefinition crashed = Samples.crashed();
  private final Registry registry = Samples.registry(crashed);
  private final FakeClock clock = new FakeClock(DAY);
  private final SystemRandom random = new SystemRandom(Clock.systemUTC());

  @Test
  void a_yes_or_no_becomes_an_estimate_with_an_interval() throws Exception {
    NodeOptions options = NodeOptions.of(StateOptions.of(false).withClock(clock));
    try (Node node = Node.serve(directory.resolve("state"), Optional.of(registry), options)) {
      for (int device = 0; device < DEVICES; device++) {
        reportADay(node.uri(), device);
      }
      node.state().awaitCounted(PATIENCE);
      WindowNumber window = crashed.schedule().windowAt(DAY);
      Release.Published published =
          (Release.Published) node.state().releases().now().release(Metric.of(crashed), window);
      assertThat(published.reports()).isEqualTo(DEVICES);
      assertThat(published.cells()).extracting(Cell::value).containsExactly("no", "yes");
      Cell yes = published.cells().get(1);
      assertThat(yes.low()).isLessThan(yes.high());
      // a quarter of the devices crashed; 7 standard errors: a right build fails with probability <
      // 10^-11
      assertThat(yes.estimate())
          .isBetween(0.25 - 7 * yes.standardError(), 0.25 + 7 * yes.standardError());
    }
  }

  /// A device of its own: a directory, a key, a user who grants, a day, an upload.
  private void reportADay(URI service, int device) throws Exception {
    clock.set(DAY);
    FileStorage storage = FileStorage.open(directory.resolve("device-" + device));
    SottoConfig config =
        new SottoConfig(
            registry,
            service,
            Map.of(),
            storage,
            AesGcmCipher.in(storage, random),
            new HttpTransport(PATIENCE),
            random,
            clock,
            Runnable::run,
            SottoLog.NONE,
            false);
    try (Sotto sotto = Sotto.open(config)) {
      sotto.grant(crashed.terms().purpose());
      sotto.yesNo(crashed.name().text()).record(device % 4 == 0);
      clock.advance(Duration.ofDays(1));
      sotto.run();
      assertThat(sotto.inspect().waitingReports()).isEqualTo(1);
      clock.set(sotto.nextRun());
      sotto.run();
      assertThat(sotto.inspect().acceptedReports()).isEqualTo(1);
    }
  }
}

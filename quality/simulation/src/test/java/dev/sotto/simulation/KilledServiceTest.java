package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.Seed;
import dev.sotto.testkit.SeededRandom;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is counted, what is counted was sent, and each report is counted once, wherever the service is
/// killed; once every client has retried to the end, the three are equal.
@Tag("slow")
final class KilledServiceTest {
  private static final int KILLS = 52;

  @TempDir private Path root;

  @Test
  void a_service_killed_fifty_times_counts_every_acknowledged_report_once() throws Exception {
    SeededRandom random = new SeededRandom(Seed.announced("KilledServiceTest"));
    KilledService service = new KilledService(root, "honest", random);
    service.killTimes(KILLS);
    service.requireAcknowledgedCountedSent();
    service.retryToTheEnd();
    String summary = service.requireEqual();
    System.out.println(summary);
    assertThat(service.kills()).isGreaterThanOrEqualTo(50);
  }

  @Test
  void a_twin_that_answers_before_it_stores_is_noticed() {
    SeededRandom random = new SeededRandom(Seed.announced("KilledServiceTest twin"));
    assertThatThrownBy(
            () -> {
              KilledService service = new KilledService(root, "hasty", random);
              service.killTimes(10);
              service.requireAcknowledgedCountedSent();
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("acknowledged but not counted");
  }
}

package dev.sotto.simulation;

import static org.assertj.core.api.Assertions.assertThat;

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

  /// Enough to catch a twin that answers before it stores.
  private static final int FEW_KILLS = 10;

  @TempDir private Path root;

  @Test
  void a_service_killed_fifty_times_counts_every_acknowledged_report_once() throws Exception {
    assertThat(killed(KILLS)).isGreaterThanOrEqualTo(50);
  }

  @Test
  void a_service_killed_ten_times_does_so_too() throws Exception {
    assertThat(killed(FEW_KILLS)).isGreaterThanOrEqualTo(FEW_KILLS);
  }

  private int killed(int times) throws Exception {
    SeededRandom random = new SeededRandom(Seed.announced("KilledServiceTest"));
    KilledService service = new KilledService(root, random);
    service.killTimes(times);
    service.requireAcknowledgedCountedSent();
    service.retryToTheEnd();
    String summary = service.requireEqual();
    System.out.println(summary);
    return service.kills();
  }
}

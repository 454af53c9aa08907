package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.protocol.Batch;
import dev.sotto.wire.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

  @TempDir private Path directory;

  /// Device d crashed if d is even, has habit "night", "day", an unknown one or none by d mod 4, and battery d.
  private static final class Devices implements Population {
    @Override
    public int devices() {
      return 400;
    }

    @Override
    public Recorded recorded(int device, MetricDefinition metric) {
      return switch (metric.name().text()) {
        case "crashed" -> device % 2 == 0 ? new Recorded.Word("yes") : new Recorded.Nothing();
        case "habit" ->
            switch (device % 4) {
              case 0 -> new Recorded.Word("night");
              case 1 -> new Recorded.Word("day");
              case 2 -> new Recorded.Word("never heard of");
              default -> new Recorded.Nothing();
            };
        default -> new Recorded.Whole(device);
      };
    }
  }

  private FleetResult live(AcceptingService service, double consent, int files) throws Exception {
    return live(service, consent, files, FleetOptions.PATIENCE);
  }

  private FleetResult live(AcceptingService service, double consent, int files, Duration patience)
      throws Exception {
    FleetOptions options =
        new FleetOptions(
            new Devices(),
            Metrics.registry(),
            ReplayedWindow.before(NOW, Metrics.registry()),
            service.uri(),
            7,
            consent,
            files,
            directory.resolve("fleet" + files),
            patience);
    return new Fleet(options).live();
  }

  @Test
  void every_consenting_device_makes_one_upload_with_all_its_reports() throws Exception {
    try (AcceptingService service = new AcceptingService(Integer.MAX_VALUE)) {
      FleetResult result = live(service, 0.75, 0);
      assertThat(result.unacknowledged()).isZero();
      assertThat(result.silent() + result.acknowledged()).isEqualTo(400);
      assertThat(result.acknowledged()).isBetween(250L, 350L);
      assertThat(service.uploads()).hasSize((int) result.acknowledged());
      assertThat(service.uploads()).allMatch(batch -> batch.reports().size() == 3);
    }
  }

  @Test
  void the_truth_is_counted_after_the_declared_bounds() throws Exception {
    try (AcceptingService service = new AcceptingService(Integer.MAX_VALUE)) {
      FleetResult result = live(service, 1, 0);
      assertThat(truth(result, "crashed").counts()).containsExactly(200L, 200L);
      assertThat(truth(result, "habit").counts()).containsExactly(100L, 100L, 200L);
      assertThat(truth(result, "habit").clipped()).isEqualTo(100);
      assertThat(truth(result, "battery").counts()).containsExactly(50L, 350L, 0L);
      assertThat(truth(result, "battery").clipped()).isEqualTo(299);
    }
  }

  private static FleetResult.Truth truth(FleetResult result, String name) {
    return result.truths().entrySet().stream()
        .filter(entry -> entry.getKey().text().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  void the_same_seed_gives_the_same_reports_whether_killed_refused_or_left_alone()
      throws Exception {
    List<Bytes> calm;
    try (AcceptingService service = new AcceptingService(Integer.MAX_VALUE)) {
      live(service, 1, 0);
      calm = service.reports();
    }
    try (AcceptingService service = new AcceptingService(7)) {
      FleetResult killed = live(service, 1, 60);
      assertThat(killed.kills()).isEqualTo(FileDevices.KILLS);
      assertThat(killed.acknowledged()).isEqualTo(400);
      assertThat(distinct(service)).isEqualTo(new HashSet<>(calm));
    }
    assertThat(calm).doesNotHaveDuplicates();
  }

  @Test
  void a_service_that_never_answers_is_given_up_and_everybody_who_consents_is_unanswered()
      throws Exception {
    try (AcceptingService dead = new AcceptingService(1)) {
      FleetResult result = live(dead, 0.75, 40, Duration.ofMillis(700));
      assertThat(result.gaveUp()).isTrue();
      assertThat(result.acknowledged()).isZero();
      assertThat(result.silent() + result.unacknowledged()).isEqualTo(400);
      assertThat(result.unacknowledged()).isBetween(250L, 350L);
      assertThat(truth(result, "crashed").counts()).containsExactly(0L, 0L);
      assertThat(dead.uploads()).isEmpty();
      assertThat(dead.requests()).isPositive();
    }
  }

  @Test
  void file_backed_devices_alone_are_given_up_too() throws Exception {
    try (AcceptingService dead = new AcceptingService(1)) {
      FleetResult result = live(dead, 1, 400, Duration.ofMillis(700));
      assertThat(result.gaveUp()).isTrue();
      assertThat(result.unacknowledged()).isEqualTo(400);
      assertThat(result.kills()).as("a process killed for good is not opened again").isZero();
      assertThat(dead.requests()).isPositive();
    }
  }

  @Test
  void a_service_that_comes_back_within_the_patience_loses_nothing() throws Exception {
    try (AcceptingService service = new AcceptingService(request -> request <= 1500)) {
      FleetResult result = live(service, 1, 60);
      assertThat(result.gaveUp()).isFalse();
      assertThat(result.acknowledged()).isEqualTo(400);
      assertThat(distinct(service)).hasSize(3 * 400);
    }
  }

  /// A device killed between the answer and the note of it sends the same bytes once more.
  private static Set<Bytes> distinct(AcceptingService service) {
    Set<Batch> batches = new HashSet<>(service.uploads());
    assertThat(batches).hasSize(400);
    Set<Bytes> reports = new HashSet<>();
    batches.forEach(batch -> reports.addAll(batch.reports()));
    return reports;
  }
}

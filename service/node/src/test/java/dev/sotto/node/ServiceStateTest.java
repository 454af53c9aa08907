package dev.sotto.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.metric.Metric;
import dev.sotto.node.StateRefusedException.Reason;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceStateTest {
  private final FaultyDisk disk = new FaultyDisk();
  private final Path directory = disk.root().resolve("state");

  @ParameterizedTest
  @EnumSource
  void a_first_start_that_is_cut_off_at_any_operation_is_made_up_for_by_the_next(CrashMode mode)
      throws Exception {
    SeededRandom random = SeededRandom.announced("ServiceStateTest " + mode);
    int cut = 0;
    for (long n = 1; cutOff(n, mode, random); n++) {
      cut++;
    }
    assertThat(cut).isGreaterThan(15);
  }

  private static boolean cutOff(long n, CrashMode mode, SeededRandom random) throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Path directory = disk.root().resolve("state");
    disk.killAt(n);
    boolean cut = false;
    try (ServiceState state = Reported.open(directory)) {
      assertThat(state.isEmpty()).isTrue();
    } catch (IOException powerLoss) {
      cut = true;
    }
    disk.crash(mode, random);
    try (ServiceState state = Reported.open(directory)) {
      assertThat(state.registry()).isEqualTo(Reported.REGISTRY);
      Reported.report(state, 1, random);
      state.awaitCounted(Reported.PATIENCE);
      assertThat(state.counted(Metric.of(Reported.CRASHED), Reported.WINDOW)).isEqualTo(1);
    }
    return cut;
  }

  @Test
  void after_the_first_acknowledgement_in_a_fresh_nested_directory_a_power_loss_loses_nothing()
      throws Exception {
    Path nested = directory.resolve("a").resolve("b");
    SeededRandom random = new SeededRandom(3);
    try (ServiceState state = Reported.open(nested)) {
      Reported.report(state, 1, random);
      disk.crash(CrashMode.LOSE_ALL, random);
    } catch (IOException closedWithoutPower) {
      assertThat(closedWithoutPower).hasMessageContaining("power");
    }
    try (ServiceState state = ServiceState.open(nested, Optional.empty(), Reported.options())) {
      assertThat(state.registry()).isEqualTo(Reported.REGISTRY);
      state.awaitCounted(Reported.PATIENCE);
      assertThat(state.counts().reports()).isEqualTo(1);
    }
  }

  @Test
  void a_registry_is_published_last_so_that_a_state_that_cannot_be_used_stays_as_it_is()
      throws Exception {
    Reported.leave(directory, 5, 0);
    for (Path snapshot : Reported.files(directory.resolve("snapshots"))) {
      byte[] newer = Files.readAllBytes(snapshot);
      newer[4]++;
      Files.write(snapshot, newer);
    }
    assertThatThrownBy(
            () -> ServiceState.open(directory, Optional.of(Samples.registry()), Reported.options()))
        .hasMessageContaining("is of a newer version");
    assertThat(Reported.files(directory.resolve("definitions"))).hasSize(2);
  }

  @Test
  void a_directory_with_something_else_is_refused_and_so_are_another_kind_and_a_second_opener()
      throws Exception {
    assertThatThrownBy(() -> ServiceState.open(directory, Optional.empty(), Reported.options()))
        .isInstanceOfSatisfying(StateRefusedException.class, no -> is(no, Reason.NO_REGISTRY));
    assertThat(directory).doesNotExist();
    Files.createDirectory(directory);
    Path letter = directory.resolve("letter");
    Files.write(letter, "dear reader".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Reported.open(directory))
        .isInstanceOfSatisfying(StateRefusedException.class, no -> is(no, Reason.FOREIGN));
    assertThat(Reported.files(directory)).containsExactly(letter);
    Files.delete(letter);
    try (ServiceState state = Reported.open(directory)) {
      assertThat(ServiceState.isSimulated(directory)).isTrue();
      assertThatThrownBy(() -> Reported.open(directory))
          .isInstanceOfSatisfying(StateRefusedException.class, no -> is(no, Reason.IN_USE));
      assertThat(state.failure()).isEmpty();
    }
    assertThatThrownBy(() -> ServiceState.open(directory, Optional.empty(), StateOptions.of(false)))
        .isInstanceOfSatisfying(StateRefusedException.class, no -> is(no, Reason.OTHER_KIND))
        .hasMessageContaining("is of simulated devices and these are real");
  }

  private static void is(StateRefusedException refused, Reason reason) {
    assertThat(refused.reason()).isEqualTo(reason);
  }
}

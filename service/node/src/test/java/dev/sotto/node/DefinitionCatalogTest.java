package dev.sotto.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.CrashMode;
import dev.sotto.testkit.FaultyDisk;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefinitionCatalogTest {
  private static final Registry FIRST = Samples.registry(Samples.crashed(), Samples.charging());
  private static final Registry SECOND =
      Samples.registry(Samples.yesNo(Samples.terms("crashed-today", 2, "1"), Samples.DAILY));

  private final FaultyDisk disk = new FaultyDisk();
  private final Path directory = disk.root().resolve("catalog");

  @Test
  void a_catalog_is_empty_until_a_registry_is_published() throws IOException {
    DefinitionCatalog catalog = DefinitionCatalog.open(directory);
    assertThat(catalog.isEmpty()).isTrue();
    assertThatThrownBy(catalog::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no registry was published");
    assertThat(catalog.find(Metric.of(Samples.crashed()).id())).isEmpty();
  }

  @Test
  void definitions_of_an_earlier_registry_are_known_after_a_newer_one_and_a_restart()
      throws IOException {
    DefinitionCatalog catalog = DefinitionCatalog.open(directory);
    catalog.publish(FIRST);
    catalog.publish(SECOND);
    for (DefinitionCatalog one :
        new DefinitionCatalog[] {catalog, DefinitionCatalog.open(directory)}) {
      assertThat(one.current()).isEqualTo(SECOND);
      Metric crashed = Metric.of(Samples.crashed());
      assertThat(one.find(crashed.id())).contains(crashed);
      Metric charging = Metric.of(Samples.charging());
      assertThat(one.find(charging.id())).contains(charging);
      Metric second = SECOND.metrics().getFirst();
      assertThat(one.find(second.id())).contains(second);
    }
  }

  @Test
  void it_knows_every_registry_that_served_a_definition_after_a_restart_too() throws IOException {
    Registry third = Samples.registry(Samples.crashed());
    DefinitionCatalog catalog = DefinitionCatalog.open(directory);
    for (Registry one : List.of(FIRST, SECOND, third, FIRST)) {
      catalog.publish(one);
    }
    for (DefinitionCatalog one : List.of(catalog, DefinitionCatalog.open(directory))) {
      assertThat(one.servedBy(Metric.of(Samples.crashed()).id()))
          .containsExactlyInAnyOrder(FIRST, third);
      assertThat(one.servedBy(Metric.of(Samples.charging()).id())).containsExactly(FIRST);
      assertThat(one.servedBy(Metric.of(Samples.screenTime()).id())).isEmpty();
    }
  }

  @Test
  void a_registry_can_be_served_again() throws IOException {
    DefinitionCatalog catalog = DefinitionCatalog.open(directory);
    catalog.publish(FIRST);
    catalog.publish(SECOND);
    catalog.publish(FIRST);
    assertThat(DefinitionCatalog.open(directory).current()).isEqualTo(FIRST);
  }

  @Test
  void after_a_power_loss_at_any_operation_a_published_registry_is_current_or_the_one_before()
      throws IOException {
    SeededRandom random = SeededRandom.announced("DefinitionCatalogTest");
    int crashes = 0;
    for (CrashMode mode : CrashMode.values()) {
      for (long n = 1; crashAndCheck(n, mode, random.split()); n++) {
        crashes++;
      }
    }
    assertThat(crashes).isGreaterThan(40);
  }

  private static boolean crashAndCheck(long n, CrashMode mode, SeededRandom random)
      throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Path directory = disk.root().resolve("catalog");
    disk.killAt(n);
    int published = 0;
    try {
      DefinitionCatalog catalog = DefinitionCatalog.open(directory);
      catalog.publish(FIRST);
      published = 1;
      catalog.publish(SECOND);
      published = 2;
    } catch (IOException powerLoss) {
      assertThat(disk.operations()).isGreaterThanOrEqualTo(n);
    }
    boolean crashed = disk.operations() >= n;
    disk.crash(mode, random);
    DefinitionCatalog after = DefinitionCatalog.open(directory);
    if (published == 0) {
      assertThat(after.isEmpty() || after.current().equals(FIRST)).isTrue();
    } else {
      assertThat(after.find(Metric.of(Samples.charging()).id())).isPresent();
      assertThat(after.current())
          .isIn(published == 1 ? new Object[] {FIRST, SECOND} : new Object[] {SECOND});
    }
    return crashed;
  }

  @Test
  void a_damaged_file_is_named_and_never_passed_over() throws IOException {
    DefinitionCatalog.open(directory).publish(FIRST);
    Path file = directory.resolve(FIRST.hash().toHex() + ".registry");
    Bytes whole = FIRST.bytes();
    for (int cut = 0; cut < whole.length(); cut++) {
      Files.write(file, whole.slice(0, cut).toByteArray());
      assertThatThrownBy(() -> DefinitionCatalog.open(directory))
          .isInstanceOf(CorruptCatalogException.class)
          .hasMessageContaining(FIRST.hash().toHex());
    }
    Files.write(file, SECOND.bytes().toByteArray());
    assertThatThrownBy(() -> DefinitionCatalog.open(directory))
        .hasMessageContaining("its content has the hash " + SECOND.hash().toHex());
    Files.delete(file);
    assertThatThrownBy(() -> DefinitionCatalog.open(directory))
        .isInstanceOf(CorruptCatalogException.class)
        .hasMessageContaining("which is missing");
  }
}

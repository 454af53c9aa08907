package dev.sotto.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sotto.layers.intruder.CountingHost;
import dev.sotto.layers.intruder.EstimatingHost;
import dev.sotto.layers.intruder.Intruder;
import dev.sotto.layers.intruder.RandomizingHost;
import dev.sotto.layers.intruder.TallyingHost;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may name an estimator, an accumulator, and either half of a mechanism; with hosts planted that may not.
class DoorsTest {
  private final Project project;

  DoorsTest() throws IOException {
    project = new Project();
  }

  @Test
  void no_module_names_what_stands_behind_a_door_that_is_closed_to_it() {
    Set<String> violations = new TreeSet<>();
    for (ModuleFolder module : project.modules) {
      JavaClasses classes = project.classes(module);
      Door.ALL.forEach(door -> violations.addAll(door.violations(module.artifact(), classes)));
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void estimators_are_required_by_release_and_planner_alone() {
    Set<String> requiring =
        project.table.lines().values().stream()
            .filter(line -> line.edges().contains("estimate"))
            .map(ModuleTable.Line::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(requiring).containsExactly("planner", "release");
  }

  @Test
  void the_planner_reaches_no_counts() {
    assertThat(project.table.lines()).containsKey("planner");
    assertThat(project.table.closure("planner")).doesNotContain("fold", "journal", "engine");
  }

  @Test
  void what_stands_behind_a_door_exists_and_so_do_the_modules_that_may_pass() {
    Set<String> names = new TreeSet<>();
    for (ModuleFolder module : project.modules) {
      project.classes(module).forEach(type -> names.add(type.getName()));
    }
    for (Door door : Door.ALL) {
      assertThat(door.types()).allMatch(type -> names.stream().anyMatch(n -> n.startsWith(type)));
      assertThat(project.table.lines()).containsKeys(door.modules().toArray(String[]::new));
    }
  }

  static List<Arguments> planted() {
    return List.of(
        Arguments.of(EstimatingHost.class, Door.ESTIMATORS, "release"),
        Arguments.of(CountingHost.class, Door.ACCUMULATORS, "engine"),
        Arguments.of(TallyingHost.class, Door.SERVER_HALF, "admission"),
        Arguments.of(RandomizingHost.class, Door.DEVICE_HALF, "sdk"));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void a_host_that_passes_a_door_is_found_but_where_the_door_is_open(
      Class<?> host, Door passed, String allowed) {
    JavaClasses classes = new ClassFileImporter().importClasses(host);
    for (String module : List.of("cli", "query", "dashboard")) {
      assertThat(passed.violations(module, classes))
          .isNotEmpty()
          .allMatch(v -> v.contains(host.getName()) && v.contains(passed.what()));
    }
    assertThat(passed.violations(allowed, classes)).isEmpty();
    Stream<Door> others = Door.ALL.stream().filter(door -> !door.equals(passed));
    assertThat(others.flatMap(door -> door.violations("cli", classes).stream())).isEmpty();
  }

  @Test
  void a_host_that_gets_a_half_without_naming_it_is_found() {
    JavaClasses classes = new ClassFileImporter().importClasses(TallyingHost.class);
    assertThat(Door.SERVER_HALF.violations("cli", classes)).hasSize(1);
  }

  @Test
  void a_host_that_passes_no_door_is_left_alone() {
    JavaClasses classes = new ClassFileImporter().importClasses(Intruder.class);
    assertThat(Door.ALL.stream().flatMap(door -> door.violations("cli", classes).stream()))
        .isEmpty();
  }
}

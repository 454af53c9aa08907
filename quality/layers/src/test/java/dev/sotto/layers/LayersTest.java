package dev.sotto.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The project against its own rules. That each check can fail is shown in [PlantedViolationsTest].
class LayersTest {
  private final Project project;

  LayersTest() throws IOException {
    project = new Project();
  }

  @Test
  void the_table_is_what_poms_and_descriptors_say() {
    assertThat(TableCheck.differences(project.table, project.modules)).isEmpty();
  }

  @Test
  void this_module_is_built_after_all_others() {
    ModuleFolder last = project.modules.getLast();
    assertThat(last.artifact()).isEqualTo("layers");
    Set<String> others = new TreeSet<>(last.tested());
    others.removeIf(artifact -> !project.table.lines().containsKey(artifact));
    Set<String> all = new TreeSet<>(project.table.lines().keySet());
    all.remove("layers");
    assertThat(others).as("test dependencies of layers").isEqualTo(all);
  }

  @Test
  void classes_use_only_what_the_line_of_their_module_lists() {
    Set<String> violations = new TreeSet<>();
    int seen = 0;
    for (ModuleFolder module : project.modules) {
      ModuleTable.Line line = project.table.lines().get(module.artifact());
      if (line != null) {
        var classes = project.classes(module);
        seen += classes.size();
        violations.addAll(EdgeCheck.violations(classes, EdgeCheck.allowed(project.table, line)));
      }
    }
    assertThat(seen).as("classes looked at").isGreaterThan(20);
    assertThat(violations).isEmpty();
  }

  @Test
  void the_service_is_wired_by_the_node_alone() {
    Set<String> violations = new TreeSet<>();
    for (ModuleFolder module : project.modules) {
      if (!module.artifact().equals("node")) {
        violations.addAll(WiringCheck.violations(project.classes(module)));
      }
      if (List.of("cli", "simulation").contains(module.artifact())) {
        violations.addAll(WiringCheck.violations(project.testClasses(module)));
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void the_fleet_reaches_the_service_by_sockets_alone() {
    assertThat(project.table.lines()).containsKey("fleet");
    assertThat(project.table.closure("fleet"))
        .doesNotContain("intake", "engine", "release", "fold");
  }

  @Test
  void no_forbidden_call_is_made() {
    Set<String> violations = new TreeSet<>();
    for (ModuleFolder module : project.modules) {
      violations.addAll(ForbiddenCalls.in(module.artifact(), project.classes(module)));
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void service_and_sdk_write_rename_and_delete_files_through_disk_alone() {
    Set<String> violations = new TreeSet<>();
    for (ModuleFolder module : project.modules) {
      if (module.folder().startsWith("service/") || module.folder().equals("device/sdk")) {
        violations.addAll(DiskCalls.in(project.classes(module)));
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void every_public_type_has_a_comment() throws IOException {
    List<String> undocumented = new ArrayList<>();
    Map<String, String> sources = project.texts(".java");
    for (ModuleFolder module : project.modules) {
      for (JavaClass type : project.classes(module)) {
        String file = module.folder() + "/src/main/java/" + sourceOf(type);
        if (sources.containsKey(file) && isPublic(type)) {
          SourceCheck.undocumented(sources.get(file), List.of(type.getSimpleName()))
              .forEach(name -> undocumented.add(file + ": " + name));
        }
      }
    }
    assertThat(undocumented).isEmpty();
  }

  @Test
  void no_type_has_a_name_that_says_nothing() {
    Set<String> banned = new TreeSet<>();
    for (ModuleFolder module : project.modules) {
      for (JavaClass type : project.classes(module)) {
        if (!SourceCheck.bannedWords(type.getSimpleName()).isEmpty()) {
          banned.add(type.getName());
        }
      }
    }
    assertThat(banned).isEmpty();
  }

  @Test
  void every_suppression_is_listed_with_its_reason() throws IOException {
    String document = Files.readString(project.root.resolve("docs/suppressions.md"));
    assertThat(SourceCheck.suppressions(project.texts(".java", "pom.xml")))
        .isEqualTo(SourceCheck.listedSuppressions(document));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(LayersTest::isPublic).orElse(true);
  }

  private static String sourceOf(JavaClass type) {
    String file = type.getSource().flatMap(s -> s.getFileName()).orElse("unknown");
    return type.getPackageName().replace('.', '/') + "/" + file;
  }
}

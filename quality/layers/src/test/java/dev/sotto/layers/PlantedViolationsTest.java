package dev.sotto.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sotto.layers.intruder.Intruder;
import dev.sotto.layers.planted.PlantedNumber;
import dev.sotto.layers.planted.PlantedService;
import dev.sotto.layers.planted.PlantedWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each check is shown to fail where it must.
class PlantedViolationsTest {
  private static final String TABLE =
      """
      ```service
      web   25 → wire, lib
      ```
      ```foundation
      wire  F  → –
      ```
      ```third-party
      lib  org.lib  org.lib.,org.libs.
      ```
      """;
  private static final String POM =
      """
      <parent></parent><artifactId>web</artifactId>
      <dependency><artifactId>wire</artifactId></dependency>
      <dependency><artifactId>lib</artifactId></dependency>
      <dependency><artifactId>testkit</artifactId><scope>test</scope></dependency>
      """;
  private static final String FLOOR =
      "<parent></parent><artifactId>wire</artifactId>"
          + "<maven.compiler.release>17</maven.compiler.release>"
          + "<animal.sniffer.skip>false</animal.sniffer.skip>";

  private final ModuleTable table = ModuleTable.parse(TABLE);
  private final JavaClasses intruder =
      new ClassFileImporter().importClasses(Intruder.class, PlantedNumber.class);

  @Test
  void a_table_that_is_true_has_no_difference() {
    assertThat(differences(POM, FLOOR, Set.of("dev.sotto.wire", "org.lib"))).isEmpty();
  }

  @Test
  void an_edge_of_the_descriptor_beyond_the_table_is_found_and_one_missing_too() {
    assertThat(differences(POM, FLOOR, Set.of("dev.sotto.wire", "dev.sotto.ldp", "org.lib")))
        .singleElement()
        .asString()
        .contains("web: requires", "dev.sotto.ldp");
    assertThat(differences(POM, FLOOR, Set.of("org.lib"))).hasSize(1);
    assertThat(differences(POM, FLOOR, Set.of("dev.sotto.wire"))).hasSize(1);
  }

  @Test
  void a_dependency_of_the_pom_beyond_the_table_is_found() {
    String pom = POM + "<dependency><artifactId>guava</artifactId></dependency>";
    assertThat(differences(pom, FLOOR, Set.of("dev.sotto.wire", "org.lib")))
        .singleElement()
        .asString()
        .contains("guava");
  }

  @Test
  void a_level_that_differs_is_found_and_so_is_a_floor_without_the_sniffer() {
    String unsniffed = FLOOR.replace("false", "true");
    assertThat(differences(POM, unsniffed, Set.of("dev.sotto.wire", "org.lib")))
        .containsExactly("wire: level: the table says F, the disk 17");
  }

  @Test
  void a_module_in_only_one_of_both_is_found() {
    ModuleFolder other =
        ModuleFolder.parse(
            "x/other", "<parent></parent><artifactId>other</artifactId>", Optional.empty(), true);
    assertThat(TableCheck.differences(table, List.of(other)))
        .containsExactlyInAnyOrder(
            "the table has web, the root's pom has not",
            "the table has wire, the root's pom has not",
            "the root's pom has other, the table has not");
  }

  @Test
  void a_line_in_another_form_is_refused() {
    assertThatThrownBy(() -> ModuleTable.parse("```service\nweb 26 → wire\n```\n"))
        .hasMessage("not a line of the table: \"web 26 → wire\"");
  }

  @Test
  void a_descriptor_is_read_without_the_jdk_and_what_is_only_for_compiling() {
    String descriptor =
        "module a {\n  requires static org.jspecify;\n  requires java.logging;\n"
            + "  requires transitive dev.sotto.wire;\n  requires gg.jte.runtime;\n}";
    assertThat(ModuleFolder.requires(descriptor))
        .containsExactlyInAnyOrder("dev.sotto.wire", "gg.jte.runtime");
  }

  @Test
  void a_class_used_over_no_edge_is_found_and_one_over_an_edge_is_not() {
    List<String> allowed = List.of("java.", "dev.sotto.layers.intruder.");
    JavaClasses one = new ClassFileImporter().importClasses(Intruder.class);
    assertThat(EdgeCheck.violations(one, allowed))
        .containsExactly(
            Intruder.class.getName()
                + " uses "
                + PlantedNumber.class.getName()
                + ", which no edge allows");
    assertThat(
            EdgeCheck.violations(
                one, List.of("java.", "dev.sotto.layers.intruder.", "dev.sotto.layers.planted.")))
        .isEmpty();
  }

  @Test
  void a_service_wired_past_the_node_is_found() {
    JavaClasses planted = new ClassFileImporter().importClasses(PlantedService.class);
    assertThat(WiringCheck.violations(planted))
        .hasSize(4)
        .anyMatch(v -> v.contains("calls dev.sotto.engine.Engine.start("))
        .anyMatch(v -> v.contains("calls dev.sotto.journal.FileJournal.open("))
        .anyMatch(v -> v.contains("calls dev.sotto.admission.Admission.<init>("))
        .anyMatch(v -> v.contains("calls dev.sotto.intake.ReportEndpoint.<init>("));
  }

  @Test
  void forbidden_calls_are_found_but_where_they_are_allowed() {
    assertThat(ForbiddenCalls.in("intake", intruder))
        .hasSize(3)
        .anyMatch(v -> v.contains("java.time.Instant.now(): take a Clock"))
        .anyMatch(v -> v.contains("java.lang.Math.random(): take a RandomSource"))
        .anyMatch(v -> v.contains("java.lang.System.exit(int): throw"));
    assertThat(ForbiddenCalls.in("cli", intruder)).hasSize(1);
  }

  @Test
  void a_file_written_past_the_disk_is_found_in_each_way_and_a_reader_is_not() {
    assertThat(DiskCalls.in(new ClassFileImporter().importClasses(PlantedWriter.class)))
        .hasSize(6)
        .anyMatch(v -> v.contains("Files.createDirectories("))
        .anyMatch(v -> v.contains("Files.write("))
        .anyMatch(v -> v.contains("Files.move("))
        .anyMatch(v -> v.contains("Files.delete("))
        .anyMatch(v -> v.contains("StandardOpenOption.WRITE"))
        .anyMatch(v -> v.contains("FileOutputStream.<init>("));
    assertThat(DiskCalls.in(new ClassFileImporter().importClasses(PlantedWriter.Reader.class)))
        .isEmpty();
  }

  @Test
  void edges_are_followed_to_their_end() {
    ModuleTable chain = ModuleTable.parse("```a\nfleet 25 → sdk\nsdk F → fold\nfold 21 → –\n```\n");
    assertThat(chain.closure("fleet")).containsExactly("fold", "sdk");
  }

  @Test
  void a_type_without_a_comment_is_found() {
    String source =
        """
        package a;

        /// Told.
        @Deprecated
        public final class Told {
          // A remark is no documentation.
          public record Untold(int a) {}

          /// Told, too.
          enum Inner {}

          static String say = "class Untold";
        }
        """;
    assertThat(SourceCheck.undocumented(source, List.of("Told", "Untold", "Inner")))
        .containsExactly("Untold");
  }

  @Test
  void banned_words_are_found_as_words_only() {
    assertThat(SourceCheck.bannedWords("KeyManager")).containsExactly("Manager");
    assertThat(SourceCheck.bannedWords("HTTPUtils")).containsExactly("Utils");
    assertThat(SourceCheck.bannedWords("AbstractDataInfo")).hasSize(3);
    assertThat(SourceCheck.bannedWords("DatabaseInformation")).isEmpty();
  }

  @Test
  void suppressions_are_counted_by_place() {
    String annotation = "@Suppress" + "Warnings(\"unchecked\")";
    Map<String, String> files =
        Map.of(
            "A.java",
            annotation + " int a; " + annotation + " int b;",
            "pom.xml",
            "<arg>-Xlint:all,-serial</arg><ignore>java.lang.Record</ignore>");
    assertThat(SourceCheck.suppressions(files))
        .isEqualTo(
            Map.of(
                "A.java | unchecked", 2,
                "pom.xml | -serial", 1,
                "pom.xml | ignore java.lang.Record", 1));
  }

  @Test
  void a_listed_suppression_needs_its_reason() {
    assertThat(
            SourceCheck.listedSuppressions(
                "| `A.java` | `unchecked` | 2 | why |\n| `B.java` | `serial` | 1 |  |\n"))
        .isEqualTo(Map.of("A.java | unchecked", 2));
  }

  private List<String> differences(String pom, String floor, Set<String> required) {
    return TableCheck.differences(
        table,
        List.of(
            ModuleFolder.parse("service/web", pom, Optional.of(required), true),
            ModuleFolder.parse("foundation/wire", floor, Optional.of(Set.of()), true)));
  }
}

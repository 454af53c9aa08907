package dev.sotto.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchTest {
  private static final String FILE = "m/src/main/java/p/A.java";
  private static final String SOURCE =
      """
      package p;

      class A {
        int a = 1;
        int b = 2;
      }
      """;
  private static final String DIFF =
      """
      --- a/m/src/main/java/p/A.java
      +++ b/m/src/main/java/p/A.java
      @@ -3,3 +3,4 @@
       class A {
      -  int a = 1;
      +  int a = 3;
      +  int c = 4;
         int b = 2;
      """;
  private static final String HEAD = "Twin: an A with another a\nCheck: p.ATest#a_is_one\n\n";

  @TempDir private Path root;

  private Path put(String source) throws IOException {
    Path file = root.resolve(FILE);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  @Test
  void a_patch_changes_what_it_says_wherever_its_lines_are() throws Exception {
    put("// a line more, so that the numbers are wrong\n" + SOURCE);
    assertThat(Patch.parse(DIFF).applyIn(root).get(FILE))
        .endsWith("class A {\n  int a = 3;\n  int c = 4;\n  int b = 2;\n}\n");
    assertThat(Files.readString(root.resolve(FILE))).contains("int a = 1;");
  }

  @Test
  void a_patch_whose_lines_are_not_just_so_does_not_apply() throws Exception {
    for (String other : List.of("int a = 2;", " int a = 1;", "int a = 1; // one")) {
      put(SOURCE.replace("int a = 1;", other));
      assertThatThrownBy(() -> Patch.parse(DIFF).applyIn(root))
          .isInstanceOf(StaleTwinException.class)
          .hasMessageContaining(FILE + " has no lines\nclass A {\n  int a = 1;");
    }
    put(SOURCE.replace("  int b = 2;\n", "  int d;\n  int b = 2;\n"));
    assertThatThrownBy(() -> Patch.parse(DIFF).applyIn(root))
        .as("a line around the change differs")
        .isInstanceOf(StaleTwinException.class);
  }

  @Test
  void a_patch_that_fits_at_two_places_or_at_no_file_does_not_apply() throws Exception {
    assertThatThrownBy(() -> Patch.parse(DIFF).applyIn(root)).hasMessage(FILE + " is gone");
    put(SOURCE + SOURCE);
    assertThatThrownBy(() -> Patch.parse(DIFF).applyIn(root))
        .isInstanceOf(StaleTwinException.class)
        .hasMessageContaining("more than one place");
  }

  @Test
  void what_is_no_diff_is_refused() {
    assertThatThrownBy(() -> Patch.parse("")).hasMessageContaining("changes no file");
    assertThatThrownBy(() -> Patch.parse(DIFF.replace("+++ b/m", "+++ b/n")))
        .hasMessageContaining("is not followed by");
    assertThatThrownBy(() -> Patch.parse(DIFF.replace("@@ -3,3", "@@ -3,4")))
        .hasMessageContaining("has other lines than it says");
    assertThatThrownBy(() -> Patch.parse(DIFF + "Subject: more\n"))
        .hasMessageContaining("not a line of a diff here");
  }

  @Test
  void a_fault_of_more_than_twenty_lines_is_refused() {
    String large =
        DIFF.replace("-3,3 +3,4", "-3,3 +3,22").replace("+  int c = 4;\n", "+  ;\n".repeat(19));
    assertThatThrownBy(() -> Patch.parse(large))
        .hasMessage("it changes 21 lines, a twin changes at most 20");
  }

  @Test
  void a_twin_names_its_fault_and_its_checks() {
    Twin twin = Twin.parse("other-a", HEAD + DIFF);
    assertThat(twin.fault()).isEqualTo("an A with another a");
    assertThat(twin.checks()).containsExactly(Check.parse("p.ATest#a_is_one"));
    assertThat(twin.passes()).isEmpty();
    assertThat(Twin.parse("other-a", "Passes: p.BTest\n" + HEAD + DIFF).passes())
        .containsExactly(Check.parse("p.BTest"));
    assertThat(twin.patch().files()).containsExactly(FILE);
    assertThatThrownBy(() -> Twin.parse("other-a", "Twin: an A\n" + DIFF))
        .hasMessage("twin other-a: no line \"Check: …\" in its head");
    assertThatThrownBy(() -> Twin.parse("other-a", "Check: p.ATest\n" + DIFF))
        .hasMessageContaining("no line \"Twin: …\"");
    assertThatThrownBy(() -> Twin.parse("Other a", HEAD + DIFF))
        .hasMessageContaining("is no name of a twin");
    assertThatThrownBy(() -> Check.parse("aTest")).hasMessageContaining("is no check");
  }

  @Test
  void a_twin_that_does_not_compile_is_stale_and_one_that_does_stands_in_its_directory()
      throws Exception {
    put(SOURCE);
    Workshop workshop = new Workshop(root, List.of());
    workshop.make(Twin.parse("other-a", HEAD + DIFF), root.resolve("classes"));
    assertThat(root.resolve("classes/p/A.class")).exists();
    assertThatThrownBy(
            () -> workshop.make(Twin.parse("other-a", HEAD + DIFF), root.resolve("classes")))
        .hasMessageContaining("is not empty");
    Twin wrong = Twin.parse("wrong", HEAD + DIFF.replace("int c = 4", "String c = 4"));
    assertThatThrownBy(() -> workshop.make(wrong, root.resolve("wrong")))
        .isInstanceOf(StaleTwinException.class)
        .hasMessageContaining("twin wrong does not compile: 5:");
  }

  @Test
  void only_sources_of_the_product_have_twins() throws Exception {
    Twin test = Twin.parse("test", HEAD + DIFF.replace("src/main", "src/test"));
    assertThatThrownBy(() -> new Workshop(root, List.of()).make(test, root.resolve("classes")))
        .isInstanceOf(StaleTwinException.class)
        .hasMessageContaining("no source of the product");
  }

  @Test
  void twins_are_found_by_name_and_no_two_have_one() throws Exception {
    Path patches = Files.createDirectories(root.resolve("patches/m"));
    Files.writeString(patches.resolve("other-a.patch"), HEAD + DIFF);
    Twins twins = Twins.in(root.resolve("patches"));
    assertThat(twins.find("other-a")).isPresent();
    assertThat(twins.find("none")).isEmpty();
    Path second = Files.createDirectories(root.resolve("patches/n"));
    Files.writeString(second.resolve("other-a.patch"), HEAD + DIFF);
    assertThatThrownBy(() -> Twins.in(root.resolve("patches"))).hasMessageContaining("other-a");
  }
}

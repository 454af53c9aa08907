package dev.sotto.twins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check of a twin is itself checked: a harmless change is not caught, and a crash does not pass for an assertion.
@Tag("slow")
class CaughtTest {
  private static final Check CHECK =
      Check.parse("dev.sotto.sdk.InspectionTest#nothing_shows_a_value_after_its_window_was_closed");

  @TempDir private Path classes;

  private CheckRun run(String line) throws Exception {
    String patch =
        """
        Twin: one of the tests
        Check: %s

        --- a/device/sdk/src/main/java/dev/sotto/sdk/OpenWindow.java
        +++ b/device/sdk/src/main/java/dev/sotto/sdk/OpenWindow.java
        @@ -1,2 +1,3 @@
           synchronized void drop(Predicate<Place> which) {
        +    %s
             values.keySet().removeIf(which);
        """
            .formatted(CHECK, line);
    new Workshop(CheckRun.ROOT, CheckRun.classPath()).make(Twin.parse("planted", patch), classes);
    return CheckRun.of(List.of(classes), List.of(CHECK));
  }

  @Test
  void a_twin_without_a_fault_is_not_caught() throws Exception {
    CheckRun run = run("Predicate<Place> harmless = which;");
    assertThat(run.verdict()).as(run.output()).isEqualTo(CheckProcess.Verdict.PASSED);
  }

  @Test
  void one_that_crashes_is_not_caught_by_an_assertion() throws Exception {
    CheckRun run = run("if (true) throw new AssertionError();");
    assertThat(run.verdict()).as(run.output()).isEqualTo(CheckProcess.Verdict.BROKEN);
  }

  @Test
  void a_check_that_is_not_there_is_broken() throws Exception {
    CheckRun run =
        CheckRun.of(List.of(), List.of(Check.parse("dev.sotto.sdk.InspectionTest#nobody")));
    assertThat(run.verdict()).as(run.output()).isEqualTo(CheckProcess.Verdict.BROKEN);
  }
}

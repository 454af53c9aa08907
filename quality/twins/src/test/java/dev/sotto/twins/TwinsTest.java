package dev.sotto.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sotto.twins.CheckProcess.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every twin can still be made, is caught by the checks it is named for, and is all that they catch. Two at a time: each
/// is a process.
@Execution(ExecutionMode.CONCURRENT)
class TwinsTest {
  private static final Path DOCUMENTS = CheckRun.ROOT.resolve("docs");

  @TempDir private static Path classes;

  private final Workshop workshop = new Workshop(CheckRun.ROOT, CheckRun.classPath());
  private final Twins twins = Twins.in(CheckRun.ROOT.resolve("quality/twins/patches"));

  TwinsTest() throws IOException {}

  @TestFactory
  Stream<DynamicTest> every_twin_is_made_of_the_sources_as_they_are() {
    assertThat(twins.all()).hasSizeGreaterThan(10);
    return twins.all().stream()
        .map(twin ->
            dynamicTest(
                twin.name(),
                () -> workshop.make(twin, classes.resolve("made").resolve(twin.name()))));
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> every_twin_is_caught_by_the_checks_it_is_named_for() {
    return twins.all().stream().map(twin -> dynamicTest(twin.name(), () -> caught(twin)));
  }

  private void caught(Twin twin) throws Exception {
    Path directory = classes.resolve("caught").resolve(twin.name());
    workshop.make(twin, directory);
    for (Check check : twin.checks()) {
      require(Verdict.FAILED_BY_ASSERTION, List.of(directory), List.of(check));
    }
    for (Check check : twin.passes()) {
      require(Verdict.PASSED, List.of(directory), List.of(check));
    }
  }

  private static void require(Verdict verdict, List<Path> first, List<Check> checks)
      throws Exception {
    CheckRun run = CheckRun.of(first, checks);
    assertThat(run.verdict()).as("%s: %s", checks, run.output()).isEqualTo(verdict);
  }

  /// All checks of a module in one process: that a check runs on the product is seen there as well as in one alone.
  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> no_check_fails_without_a_twin() throws IOException {
    Map<Path, TreeSet<String>> byModule = new TreeMap<>();
    for (Twin twin : twins.all()) {
      for (Check check : twin.checks()) {
        byModule
            .computeIfAbsent(CheckRun.testClasses(check), module -> new TreeSet<>())
            .add(check.toString());
      }
    }
    return byModule.values().stream()
        .map(checks ->
            dynamicTest(
                checks.toString(),
                () ->
                    require(
                        Verdict.PASSED, List.of(), checks.stream().map(Check::parse).toList())));
  }

  @Test
  void every_twin_is_in_the_documents() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(DOCUMENTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        text.append(Files.readString(file));
      }
    }
    assertThat(twins.all())
        .allSatisfy(twin -> assertThat(text.toString()).contains("`" + twin.name() + "`"));
  }
}

package dev.sotto.twins;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs checks in a process of their own, on the product or on a twin of it.
///
/// @param verdict how it ended
/// @param output  all that it said
record CheckRun(CheckProcess.Verdict verdict, String output) {
  /// Far more than any check takes.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  static final Path ROOT = Path.of(System.getProperty("sotto.root", "../.."));

  /// What this test runs with: every module's classes and all that they and their tests need.
  static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }

  /// The test classes of the module that has `check`.
  static Path testClasses(Check check) throws IOException {
    String file = check.type().replace('.', '/') + ".class";
    try (Stream<Path> wings = Files.list(ROOT)) {
      List<Path> wing = wings.filter(Files::isDirectory).toList();
      for (Path each : wing) {
        try (Stream<Path> modules = Files.list(each)) {
          var found =
              modules
                  .map(module -> module.resolve("target").resolve("test-classes"))
                  .filter(classes -> Files.exists(classes.resolve(file)))
                  .findFirst();
          if (found.isPresent()) {
            return found.get();
          }
        }
      }
    }
    throw new AssertionError("no module has the compiled test " + check);
  }

  /// @param first before all else on the class path: the classes of a twin, or nothing
  static CheckRun of(List<Path> first, List<Check> checks)
      throws IOException, InterruptedException {
    List<Path> path = new ArrayList<>(first);
    for (Check check : checks) {
      if (!path.contains(testClasses(check))) {
        path.add(testClasses(check));
      }
    }
    path.addAll(classPath());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dsotto.root=" + ROOT,
                "-cp",
                path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                CheckProcess.class.getName()));
    checks.forEach(check -> command.add(check.toString()));
    Path output = Files.createTempFile("check", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      return new CheckRun(
          ended ? CheckProcess.Verdict.of(process.exitValue()) : CheckProcess.Verdict.BROKEN,
          Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }
}

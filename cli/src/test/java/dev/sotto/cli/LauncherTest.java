package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./sotto` in a tree of its own, with a Java that only says what it was asked.
class LauncherTest {
  private static final Path ROOT = Path.of(System.getProperty("sotto.root"));

  @TempDir private Path tree;
  private Path target = Path.of("target");

  @BeforeEach
  void plant() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "/bin/sh is missing; install a shell");
    target = Files.createDirectories(tree.resolve("cli/target"));
    Files.createDirectories(tree.resolve(".ci"));
    Files.copy(ROOT.resolve("sotto"), tree.resolve("sotto"));
    Files.copy(ROOT.resolve(".ci/jdk.sh"), tree.resolve(".ci/jdk.sh"));
    Files.createDirectories(tree.resolve("jdk/bin"));
    Files.writeString(
        tree.resolve("jdk/release"), "JAVA_VERSION=\"25\"\nJAVA_RUNTIME_VERSION=\"25+1\"\n");
    executable(tree.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$@\"\n");
    executable(tree.resolve("jdk/bin/javac"), "#!/bin/sh\n");
    aged(Files.writeString(target.resolve("sotto.jar"), "jar"), 100);
    aged(Files.writeString(target.resolve(".built"), ""), 100);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void aged(Path file, long seconds) throws IOException {
    Instant jar = Instant.parse("2026-01-01T00:00:00Z");
    Files.setLastModifiedTime(file, FileTime.from(jar.minusSeconds(seconds)));
  }

  private String launch(String... args) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("/bin/sh", tree.resolve("sotto").toString()));
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", tree.resolve("jdk").toString());
    builder.environment().remove("SOTTO_JAVA_OPTIONS");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /// A cache of this Java, `seconds` younger than the jar.
  private void cache(String identity, long seconds) throws IOException {
    Files.writeString(target.resolve("sotto.aot.jdk"), identity);
    aged(Files.writeString(target.resolve("sotto.aot"), "cache"), 100 - seconds);
  }

  private String identity() {
    return tree.resolve("jdk") + " JAVA_RUNTIME_VERSION=\"25+1\" ";
  }

  @Test
  void a_cache_of_this_jar_and_this_java_is_used_without_a_word() throws Exception {
    cache(identity(), 1);
    assertThat(launch("check", "a file"))
        .contains("-XX:AOTCache=" + target.resolve("sotto.aot"))
        .contains("-XX:AOTMode=auto", "-Xlog:aot*=off", "-Xlog:cds*=off")
        .endsWith("-jar " + target.resolve("sotto.jar") + " check a file\n");
  }

  @Test
  void no_cache_an_older_one_and_that_of_another_java_are_left_alone() throws Exception {
    assertThat(launch("check")).doesNotContain("AOT");
    cache(identity(), -1);
    assertThat(launch("check")).as("older than the jar").doesNotContain("AOT");
    cache(identity().replace("25+1", "25+2"), 1);
    assertThat(launch("check")).as("of another Java").doesNotContain("AOT");
    cache(identity(), 1);
    Files.delete(target.resolve("sotto.aot.jdk"));
    assertThat(launch("check")).as("of unknown origin").doesNotContain("AOT");
  }

  @Test
  void only_what_needs_it_is_given_much_memory() throws Exception {
    for (String command : List.of("demo", "simulate", "serve", "query")) {
      assertThat(launch(command)).contains("-Xms800m").doesNotContain("TieredStopAtLevel");
    }
    for (String command : List.of("check", "plan", "--help", "init")) {
      assertThat(launch(command)).contains("-Xmx256m").doesNotContain("-Xms");
    }
    assertThat(launch()).contains("-Xmx256m");
  }

  /// The flags of the launcher with the Java that runs this test: it must start and say nothing of the cache.
  @Test
  void java_starts_in_silence_with_a_cache_that_is_none() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    for (String content : List.of("", "cache", "x".repeat(100_000))) {
      Path file = Files.writeString(tree.resolve("broken.aot"), content);
      Process process =
          new ProcessBuilder(
                  java.toString(),
                  "-XX:+UseSerialGC",
                  "-XX:AOTMode=auto",
                  "-Xlog:aot*=off",
                  "-Xlog:cds*=off",
                  "-XX:AOTCache=" + file,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "--version")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said.lines()).singleElement().asString().startsWith("Sotto ");
    }
  }
}

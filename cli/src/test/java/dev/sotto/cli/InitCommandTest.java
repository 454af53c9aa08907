package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir private Path directory;

  @Test
  void the_file_that_is_written_is_accepted_for_release_as_it_stands() {
    Path file = directory.resolve("metrics.yaml");
    Run run = Run.of("init", file.toString()).done();
    assertThat(run.out()).contains(file + ": written", "sotto check " + file);
    assertThat(Run.of("check", file.toString()).done().out()).contains("accepted · 4 metrics");
    assertThat(Run.of("plan", file.toString(), "--devices", "1000").done().out())
        .contains("crashed-today", "charging-habit", "battery-at-evening", "camera-minutes");
  }

  @Test
  void it_expires_a_year_from_now_also_if_today_is_a_leap_day() throws IOException {
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
    assertThat(InitCommand.template(today)).contains("expires: " + today.plusYears(1));
    assertThat(InitCommand.template(LocalDate.of(2028, 2, 29)))
        .contains("expires: 2029-02-28")
        .doesNotContain("{{");
  }

  @Test
  void every_key_of_a_metric_that_the_registry_page_requires_has_a_comment() throws IOException {
    List<String> lines = InitCommand.template(LocalDate.of(2026, 11, 22)).lines().toList();
    List<String> keys =
        List.of(
            "version",
            "type",
            "purpose",
            "legal-basis",
            "owner",
            "expires",
            "retention",
            "trust-model",
            "epsilon",
            "window",
            "keep",
            "absent",
            "segments",
            "minimum-cohort",
            "late",
            "edges",
            "epsilon-per-device-day",
            "epsilon-per-life");
    for (String key : keys) {
      assertThat(lines.stream().filter(line -> line.strip().startsWith(key + ":")).toList())
          .as(key)
          .anySatisfy(line -> assertThat(line).contains(" # "));
    }
  }

  @Test
  void a_file_that_is_there_stays_as_it_is() throws IOException {
    Path file = Files.writeString(directory.resolve("metrics.yaml"), "mine");
    Run.of("init", file.toString())
        .complained(ExitCode.REFUSED, file + " is there already", "name another file");
    assertThat(file).hasContent("mine");
    Run.of("init", directory.toString()).complained(ExitCode.REFUSED, "is there already");
  }

  @Test
  void a_directory_that_is_not_there_is_named_with_the_remedy() throws IOException {
    Path file = directory.resolve("nowhere").resolve("metrics.yaml");
    Run.of("init", file.toString())
        .complained(ExitCode.REFUSED, directory.resolve("nowhere").toString(), "make it first");
    Path plain = Files.writeString(directory.resolve("plain"), "a file");
    Run.of("init", plain.resolve("metrics.yaml").toString())
        .complained(ExitCode.REFUSED, plain + ", which is no directory");
  }
}

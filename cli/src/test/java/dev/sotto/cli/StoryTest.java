package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private JsonNode story(String name, String... args) throws IOException {
    Path file = directory.resolve(name);
    List<String> line = new ArrayList<>(List.of("demo", "--no-serve", "--json", file.toString()));
    line.addAll(List.of(args));
    Run.of(line.toArray(String[]::new)).done();
    return JSON.readTree(Files.readString(file));
  }

  @Test
  @Tag("slow")
  void a_week_is_told_with_every_report_in_its_place_and_the_same_again_for_the_same_seed()
      throws IOException {
    String state = directory.resolve("state").toString();
    String[] week = {"--days", "7", "--devices", "1200", "--seed", "3"};
    JsonNode once =
        story("once.json", "--days", "7", "--devices", "1200", "--seed", "3", "--state", state);
    assertThat(once.get("complete").asBoolean()).isTrue();
    assertThat(once.get("counted").asLong()).isEqualTo(once.get("acknowledged").asLong());
    assertThat(once.get("counted").asLong()).isBetween(2 * 7 * 1000L, 2 * 7 * 1300L);
    assertThat(once.at("/rollout/half").asInt()).isEqualTo(5);
    assertThat(once.at("/metrics/0/spentAtMost").asInt()).isEqualTo(14);
    assertThat(once.at("/metrics/0/perLifeCap").asInt()).isEqualTo(60);
    assertThat(once.at("/metrics/0/comparisons").asInt()).isEqualTo(4);
    // some 50 shares: below 80 % are covered with a probability of less than 10⁻³
    assertThat(once.get("shares").asDouble()).isGreaterThanOrEqualTo(40);
    assertThat(once.get("covered").asDouble() / once.get("shares").asDouble()).isGreaterThan(0.8);
    assertThat(story("twice.json", week)).isEqualTo(once);

    Run kept =
        Run.of("query", "--state", state, "--metric", "crashed-today", "--all-windows").done();
    assertThat(kept.out()).contains("simulated devices", "reports");
    assertThat(kept.out().lines().filter(line -> line.startsWith("  window"))).hasSize(7);
    Run.of("demo", "--no-serve", "--days", "2", "--devices", "1", "--state", state)
        .complained(ExitCode.REFUSED, "already holds reports");
  }

  @Test
  @Tag("slow")
  void the_change_is_found_within_three_days_of_being_shown_and_nowhere_else() throws IOException {
    JsonNode story = story("story.json", "--days", "14", "--seed", "1");
    JsonNode changes = story.get("changes");
    assertThat(changes).hasSize(1);
    JsonNode change = changes.get(0);
    assertThat(change.get("metric").asString()).isEqualTo("crashed-today");
    assertThat(change.get("devices").asString()).isEqualTo("release 2.1, model aster");
    assertThat(change.get("firstCompared").asInt()).isEqualTo(9);
    assertThat(change.get("windowsNeeded").asInt()).isBetween(1, 3);
    assertThat(change.get("found").asInt()).isEqualTo(change.get("lastCompared").asInt() + 1);
    assertThat(change.get("difference").asDouble()).isBetween(0.02, 0.11);
  }

  @Test
  void a_story_too_small_to_be_shown_says_so() {
    Run run = Run.of("demo", "--no-serve", "--days", "2", "--devices", "5").done();
    assertThat(run.out())
        .contains("The change detector found nothing.", "?: withheld, fewer than 200 reports")
        .contains("0 of 0 shares", "60 is the cap");
  }

  @Test
  void a_story_of_no_length_is_refused_before_anything_is_done() {
    Run.of("demo", "--days", "29").complained(ExitCode.USAGE, "--days is 29", "2 to 28");
    Run.of("demo", "--days", "1").complained(ExitCode.USAGE, "--days is 1", "2 to 28");
    Run.of("demo", "--days", "7", "--devices", "0").complained(ExitCode.USAGE, "--devices is 0");
  }

  @Test
  void a_story_begins_on_a_monday_and_four_weeks_of_it_have_ended() {
    for (int hour = 0; hour < 24 * 8; hour++) {
      Instant now = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3600L * hour);
      Instant first = SimulatedTime.fourWeeksBefore(now);
      LocalDate day = LocalDate.ofInstant(first, ZoneOffset.UTC);
      assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
      long ended =
          now.getEpochSecond() - day.plusDays(28).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
      assertThat(ended).isBetween(0L, 7 * 86_400L - 1);
    }
  }
}

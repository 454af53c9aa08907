package dev.sotto.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GuardTest {
  private static List<Finding> check(String text) {
    Findings findings = new Findings("metrics.yaml");
    Guard.checkQuantity(findings.scope("metric m"), Yaml.Spot.START, "name", text);
    return findings.problems();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "must-refuse.csv", delimiter = '|')
  void special_categories_and_identities_are_refused_by_name(String text, String category) {
    assertThat(check(text))
        .as(text)
        .isNotEmpty()
        .anySatisfy(finding -> assertThat(finding.limit()).contains(category));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "must-pass.csv", delimiter = '|')
  void technical_words_pass(String text) {
    assertThat(check(text)).as(text).isEmpty();
  }

  @Test
  void taking_out_harmless_words_does_not_join_their_neighbours() {
    WordList list = WordList.parse("[c]\nred fox\n[allowed]\nbrown bear\n");
    assertThat(list.find("the red fox")).isPresent();
    assertThat(list.find("RedFox")).isPresent();
    assertThat(list.find("red brown bear fox")).isEmpty();
    assertThat(list.find("brown bear red fox")).isPresent();
  }

  @Test
  void patterns_match_at_word_boundaries_only_where_they_say_so() {
    WordList list = WordList.parse("[c]\nrace\nrelig*\n*krankheit*\n*ende\n");
    assertThat(list.find("trace embrace racer")).isEmpty();
    assertThat(list.find("a race")).contains(new WordList.Match("c", "race"));
    assertThat(list.find("Religião")).contains(new WordList.Match("c", "religiao"));
    assertThat(list.find("Geschlechtskrankheiten")).isPresent();
    assertThat(list.find("wochenende")).isPresent();
    assertThat(list.find("endeavour")).isEmpty();
  }

  @Test
  void a_list_without_words_refuses_nothing_so_the_words_do_the_work() {
    assertThat(WordList.parse("[religion]\n").find("religion")).isEmpty();
  }
}

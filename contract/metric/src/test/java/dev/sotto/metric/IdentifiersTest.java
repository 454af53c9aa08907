package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class IdentifiersTest {
  private static final Pattern HYPHENATED = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /// Of each kind of character one, and those beside the ranges.
  private static final String LETTERS = "az09-`{/:A_\u00e9 ";

  @Test
  void of_all_short_texts_those_of_the_stated_form_are_taken_and_no_others() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; texts.get(i).length() < 4; i++) {
      for (int letter = 0; letter < LETTERS.length(); letter++) {
        texts.add(texts.get(i) + LETTERS.charAt(letter));
      }
    }
    for (String text : texts) {
      assertThat(Identifiers.isName(text)).isEqualTo(HYPHENATED.matcher(text).matches());
      if (HYPHENATED.matcher(text).matches()) {
        assertThatCode(() -> Identifiers.require("name", text, 4))
            .as(text)
            .doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> Identifiers.require("name", text, 4))
            .as(text)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "name \""
                    + text
                    + "\" must be lower-case words joined by hyphens, such as crashed-today");
      }
    }
  }

  @Test
  void a_text_beyond_the_limit_is_refused_with_it() {
    assertThatThrownBy(() -> Identifiers.require("name", "abcde", 4))
        .hasMessage("name is 5 characters, at most 4 are allowed");
  }

  @Test
  void a_name_has_at_most_as_many_characters_as_a_name_of_a_metric_may() {
    String longest = "a".repeat(Identifiers.MAX_NAME);
    assertThat(Identifiers.isName(longest)).isTrue();
    assertThat(new MetricName(longest).text()).isEqualTo(longest);
    assertThat(Identifiers.isName(longest + "a")).isFalse();
    assertThatThrownBy(() -> new MetricName(longest + "a")).hasMessageContaining("at most 64");
  }

  @Test
  void a_line_has_no_control_characters() {
    assertThat(Identifiers.isLine("one line, \u00e9 and all")).isTrue();
    assertThat(Identifiers.isLine("two\nlines")).isFalse();
    assertThat(Identifiers.isLine("\u0085")).isFalse();
  }
}

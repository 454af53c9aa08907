package dev.sotto.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.wire.Bytes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void json_escapes_what_must_be_and_what_could_end_a_page() {
    assertThat(JsonText.quote("a\"b\\c\n\r\t\b\u0000</script>&é😀\u2028"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\u0008\\u0000\\u003c/script\\u003e\\u0026é😀\\u2028\"");
  }

  @Test
  void half_a_surrogate_pair_is_escaped() {
    assertThat(JsonText.quote("\ud83dx")).isEqualTo("\"\\ud83dx\"");
    assertThat(JsonText.quote("x\ude00")).isEqualTo("\"x\\ude00\"");
  }

  @Test
  void retry_after_is_rounded_up_to_seconds() {
    Problem problem = Problem.of(503, "x");
    assertThat(problem.retryAfter(Duration.ofMillis(1)).headers())
        .containsEntry("Retry-After", "1");
    assertThat(problem.retryAfter(Duration.ofMillis(2001)).headers())
        .containsEntry("Retry-After", "3");
    assertThat(problem.retryAfter(Duration.ZERO).headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void a_header_with_a_line_break_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> Response.text("x").withHeader("A", "b\r\nSet-Cookie: c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the value of header A has a character beyond printable ASCII");
    assertThatThrownBy(() -> Response.text("x").withHeader("A: b", "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_status_without_a_body_takes_none() {
    assertThatThrownBy(() -> new Response(204, "text/plain", Bytes.of((byte) 1), Map.of()))
        .hasMessageContaining("204");
  }

  @Test
  void nothing_of_what_was_sent_is_in_the_text_of_a_request() {
    assertThat(Request.of("GET", "/tasks/person-7").toString()).doesNotContain("person");
  }
}

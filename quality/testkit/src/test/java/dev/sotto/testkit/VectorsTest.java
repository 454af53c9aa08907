package dev.sotto.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class VectorsTest {
  private final Vectors vectors = Vectors.of(VectorsTest.class);

  @Test
  void a_vector_is_the_bytes_of_its_lines_without_those_that_say_who_made_it() {
    assertThat(vectors.read("two_lines")).containsExactly(0, 0xff, 0x1a);
    assertThat(vectors.read("two_none")).isEmpty();
  }

  @Test
  void vectors_are_found_by_their_prefix_in_order_and_nothing_else_is() {
    assertThat(vectors.named("two")).containsExactly("two_lines", "two_none");
    assertThat(vectors.named("")).containsExactly("two_lines", "two_none", "wrong");
  }

  @Test
  void what_is_no_vector_is_refused() {
    assertThatThrownBy(() -> vectors.read("wrong")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vectors.read("absent")).hasMessageContaining("absent.hex");
    assertThatThrownBy(() -> Vectors.of(String.class)).hasMessageContaining("java.lang.String");
  }
}

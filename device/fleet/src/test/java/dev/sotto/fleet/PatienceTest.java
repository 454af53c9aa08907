package dev.sotto.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Instant now = Instant.parse("2026-05-06T07:08:09Z");
  private final Patience patience = new Patience(LIMIT, () -> now);

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void it_is_over_with_the_first_try_in_vain_a_limit_after_the_first() {
    patience.tried(false);
    pass(LIMIT.minusMillis(1));
    patience.tried(false);
    assertThat(patience.goOn()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(patience.goOn()).as("nobody tried at that instant").isTrue();
    patience.tried(false);
    assertThat(patience.goOn()).isFalse();
  }

  @Test
  void one_acknowledgement_to_anybody_starts_it_anew() {
    patience.tried(false);
    pass(LIMIT.minusMillis(1));
    patience.tried(true);
    pass(Duration.ofSeconds(5));
    patience.tried(false);
    pass(LIMIT.minusMillis(1));
    patience.tried(false);
    assertThat(patience.goOn()).isTrue();
    pass(Duration.ofMillis(1));
    patience.tried(false);
    assertThat(patience.goOn()).isFalse();
  }

  @Test
  void time_in_which_nobody_tries_after_an_acknowledgement_does_not_count() {
    patience.tried(true);
    pass(LIMIT.multipliedBy(9));
    patience.tried(false);
    assertThat(patience.goOn()).isTrue();
  }

  @Test
  void once_over_an_acknowledgement_changes_nothing() {
    patience.tried(false);
    pass(LIMIT);
    patience.tried(false);
    patience.tried(true);
    assertThat(patience.goOn()).isFalse();
  }

  @Test
  void no_patience_at_all_is_refused() {
    Patience.require(Duration.ofNanos(1));
    assertThatThrownBy(() -> Patience.require(Duration.ZERO)).hasMessageContaining("was PT0S");
    assertThatThrownBy(() -> Patience.require(LIMIT.negated())).hasMessageContaining("was PT-20S");
  }
}

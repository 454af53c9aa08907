package dev.sotto.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.metric.Purpose;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ConsentsTest {
  private static final Purpose ONE = new Purpose("product-quality");
  private static final Purpose OTHER = new Purpose("research");
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);

  private final Consents consents = new Consents();

  @Test
  void decisions_of_one_kind_and_moment_become_durable_together() {
    assertThat(consents.together()).isEmpty();
    consents.grant(ONE, NOW);
    consents.grant(OTHER, NOW);
    assertThat(consents.together())
        .containsExactly(
            new Consents.Change(ONE, true, NOW), new Consents.Change(OTHER, true, NOW));
  }

  @Test
  void a_withdrawal_waits_for_the_grant_before_it() {
    consents.grant(ONE, NOW);
    consents.withdraw(ONE, NOW, () -> {});
    assertThat(consents.together()).containsExactly(new Consents.Change(ONE, true, NOW));
    consents.done(1);
    assertThat(consents.together()).containsExactly(new Consents.Change(ONE, false, NOW));
    assertThat(consents.allows(ONE)).isFalse();
  }

  @Test
  void a_decision_of_another_moment_waits_for_the_one_before_it() {
    consents.grant(ONE, NOW);
    consents.grant(OTHER, LATER);
    consents.grant(ONE, NOW);
    assertThat(consents.together()).containsExactly(new Consents.Change(ONE, true, NOW));
    consents.done(1);
    assertThat(consents.together()).containsExactly(new Consents.Change(OTHER, true, LATER));
  }
}

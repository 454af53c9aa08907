package dev.sotto.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final Metric METRIC = Metric.of(TestDefinitions.choice());

  @Test
  void a_metric_survives_a_round_trip() {
    Metric decoded = Metric.decode(METRIC.bytes()).orThrow();
    assertThat(decoded).isEqualTo(METRIC).hasSameHashCodeAs(METRIC);
    assertThat(decoded.definition()).isEqualTo(METRIC.definition());
  }

  @Test
  void what_was_published_is_kept_to_the_very_object() {
    Bytes published = Bytes.of(METRIC.bytes().toByteArray());
    assertThat(Metric.decode(published).orThrow().bytes()).isSameAs(published);
    Registry registry = Registry.of(TestDefinitions.CAPS, false, List.of(METRIC));
    Bytes served = Bytes.of(registry.bytes().toByteArray());
    assertThat(Registry.decode(served).orThrow().bytes()).isSameAs(served);
  }

  @Test
  void the_id_is_the_beginning_of_the_hash_of_what_was_published() {
    assertThat(METRIC.id().bytes())
        .isEqualTo(Digests.sha256(METRIC.bytes()).slice(0, DefinitionId.LENGTH));
    assertThat(METRIC).isNotEqualTo(Metric.of(TestDefinitions.yesNo("other")));
  }

  @Test
  void bytes_that_are_no_definition_are_no_metric() {
    Bytes cut = METRIC.bytes().slice(0, METRIC.bytes().length() - 1);
    assertThat(Metric.decode(cut)).isInstanceOf(Decoded.Malformed.class);
  }
}

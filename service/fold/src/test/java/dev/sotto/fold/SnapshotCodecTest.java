package dev.sotto.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.Metric;
import dev.sotto.metric.WindowNumber;
import dev.sotto.samples.SampleReports;
import dev.sotto.samples.Samples;
import dev.sotto.testkit.Generator;
import dev.sotto.testkit.Property;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SnapshotCodecTest {
  private static final FoldSnapshot SNAPSHOT = snapshot();

  @Test
  void a_snapshot_survives_its_byte_form() {
    FoldSnapshot back = FoldSnapshot.decode(SNAPSHOT.encode()).orThrow();
    assertThat(back).isEqualTo(SNAPSHOT);
    assertThat(back.position()).isEqualTo(Long.MAX_VALUE);
    assertThat(back.encode()).isEqualTo(SNAPSHOT.encode());
  }

  @Test
  void a_snapshot_cut_at_any_byte_is_refused() {
    Bytes whole = SNAPSHOT.encode();
    for (int cut = 0; cut < whole.length(); cut++) {
      assertThat(FoldSnapshot.decode(whole.slice(0, cut)))
          .as("cut at byte %d", cut)
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void a_snapshot_with_any_one_bit_flipped_is_refused() {
    byte[] content = SNAPSHOT.encode().toByteArray();
    for (int bit = 0; bit < 8 * content.length; bit++) {
      content[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(FoldSnapshot.decode(Bytes.of(content)))
          .as("bit %d flipped", bit)
          .isInstanceOf(Decoded.Malformed.class);
      content[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void arbitrary_bytes_never_make_the_decoder_throw() {
    Property.forAll(
        2_000,
        Generator.byteArrays(200),
        bytes ->
            assertThat(FoldSnapshot.decode(Bytes.of(bytes))).isInstanceOf(Decoded.Malformed.class));
  }

  @Test
  void counts_made_by_another_mechanism_than_the_definitions_are_refused() {
    Metric crashed = Metric.of(Samples.crashed());
    AccumulatorKey key = new AccumulatorKey(crashed.id(), new WindowNumber(20_000), 0);
    Map<DefinitionId, Metric> metrics = Map.of(crashed.id(), crashed);
    TreeMap<AccumulatorKey, FrequencySnapshot> counts = new TreeMap<>();
    counts.put(key, new FrequencySnapshot(Samples.kary(2, "3"), 1, List.of(1L, 0L)));
    assertThatThrownBy(() -> new FoldSnapshot(0, false, metrics, counts))
        .hasMessageContaining("another mechanism");
    assertThatThrownBy(() -> new FoldSnapshot(0, false, metrics, new TreeMap<>()))
        .hasMessage("1 definitions for accumulators of 0");
    assertThatThrownBy(() -> new FoldSnapshot(0, false, Map.of(), counts))
        .hasMessageContaining("missing");
  }

  private static FoldSnapshot snapshot() {
    SeededRandom random = new SeededRandom(5);
    FoldState state = new FoldState(true);
    for (Metric metric : Samples.registry().metrics()) {
      state.define(metric);
      for (int i = 0; i < 5; i++) {
        state.absorb(
            SampleReports.any(metric.definition(), new WindowNumber(20_000 - i / 3), random));
      }
    }
    return state.snapshot(Long.MAX_VALUE);
  }
}

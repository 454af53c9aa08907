package dev.sotto.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.entropy.Threshold;
import dev.sotto.ldp.FrequencyOracle;
import dev.sotto.ldp.KaryResponse;
import dev.sotto.ldp.ProjectiveGeometryResponse;
import dev.sotto.ldp.UnaryEncoding;
import dev.sotto.testkit.Vectors;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FrequencySnapshotFormatTest {
  private static final Vectors VECTORS = Vectors.of(FrequencySnapshotFormatTest.class);

  private static final FrequencyOracle KARY = new KaryResponse(3, Threshold.HALF);
  private static final FrequencyOracle UNARY =
      new UnaryEncoding(10, Threshold.HALF, new Threshold(1L << 62));

  private static final FrequencyOracle GEOMETRY =
      new ProjectiveGeometryResponse(6, 2, 3, new Threshold(3L << 62));

  private static final Map<String, FrequencySnapshot> SNAPSHOTS =
      Map.of(
          "kary", new FrequencySnapshot(KARY, 300, List.of(100L, 150L, 50L)),
          "empty", new FrequencyCounts(KARY).snapshot(),
          "unary", new FrequencySnapshot(UNARY, 5, List.of(0L, 1L, 2L, 3L, 4L, 5L, 4L, 3L, 2L, 1L)),
          "geometry", new FrequencySnapshot(GEOMETRY, 9, List.of(0L, 4L, 0L, 0L, 0L, 3L, 2L)),
          "gaps", new FrequencySnapshot(UNARY, 7, List.of(0L, 0L, 4L, 0L, 0L, 0L, 0L, 0L, 0L, 7L)));

  @Test
  void snapshots_are_written_and_read_as_the_vectors_say() {
    assertThat(VECTORS.named("tallies_")).hasSize(SNAPSHOTS.size());
    SNAPSHOTS.forEach((name, snapshot) -> {
      assertThat(encode(snapshot)).isEqualTo(vector("tallies_" + name));
      assertThat(decodeSnapshot(vector("tallies_" + name))).isEqualTo(new Decoded.Ok<>(snapshot));
    });
  }

  @Test
  void snapshots_of_the_first_version_are_still_read() {
    for (String name : List.of("kary", "empty", "unary")) {
      assertThat(decodeSnapshot(vector("snapshot_" + name)))
          .isEqualTo(new Decoded.Ok<>(Objects.requireNonNull(SNAPSHOTS.get(name), name)));
    }
  }

  @Test
  void bad_vectors_are_refused() {
    assertThat(VECTORS.named("bad_snapshot_")).hasSizeGreaterThanOrEqualTo(15);
    for (String name : VECTORS.named("bad_snapshot_")) {
      assertThat(decodeSnapshot(vector(name))).as(name).isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void no_bytes_make_the_decoder_throw() {
    long seed = System.nanoTime();
    System.out.println("FrequencySnapshotFormatTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (String name : VECTORS.named("tallies_")) {
      byte[] good = VECTORS.read(name);
      for (int length = 0; length < good.length; length++) {
        assertThat(decodeSnapshot(vector(name).slice(0, length)))
            .isInstanceOf(Decoded.Malformed.class);
      }
      for (int i = 0; i < 3_000; i++) {
        byte[] hostile = good.clone();
        hostile[random.nextInt(hostile.length)] = (byte) random.nextInt();
        hostile[random.nextInt(hostile.length)] ^= (byte) (1 << random.nextInt(8));
        boolean sameVersion = hostile.length > 4 && hostile[4] == good[4];
        if (decodeSnapshot(Bytes.of(hostile)) instanceof Decoded.Ok<FrequencySnapshot> ok
            && sameVersion) {
          assertThat(encode(ok.value())).isEqualTo(Bytes.of(hostile));
        }
      }
    }
  }

  @Test
  void a_snapshot_of_impossible_counts_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrequencySnapshot(KARY, 3, List.of(1L, 2L)))
        .withMessage("2 counts for a mechanism of 3 counters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrequencySnapshot(KARY, 3, List.of(4L, 0L, 0L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrequencySnapshot(KARY, 3, List.of(-1L, 0L, 0L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrequencySnapshot(KARY, -1, List.of(0L, 0L, 0L)));
  }

  private static Bytes vector(String name) {
    return Bytes.of(VECTORS.read(name));
  }

  private static Bytes encode(FrequencySnapshot snapshot) {
    ByteWriter writer = new ByteWriter();
    snapshot.write(writer);
    return writer.toBytes();
  }

  private static Decoded<FrequencySnapshot> decodeSnapshot(Bytes bytes) {
    return Decoded.of(bytes, FrequencySnapshot::read);
  }
}

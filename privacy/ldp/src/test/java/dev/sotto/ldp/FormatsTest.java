package dev.sotto.ldp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.Threshold;
import dev.sotto.testkit.Vectors;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static final Vectors VECTORS = Vectors.of(FormatsTest.class);

  private static final FrequencyOracle KARY = new KaryResponse(3, Threshold.HALF);
  private static final FrequencyOracle UNARY =
      new UnaryEncoding(10, Threshold.HALF, new Threshold(1L << 62));

  private static final FrequencyOracle GEOMETRY =
      new ProjectiveGeometryResponse(6, 2, 3, new Threshold(3L << 62));

  private static final Map<String, FrequencyOracle> ORACLES =
      Map.of(
          "oracle_kary", KARY,
          "oracle_unary", UNARY,
          "oracle_kary_largest", new KaryResponse(65_536, new Threshold(-1)),
          "oracle_geometry", new ProjectiveGeometryResponse(22_000, 149, 3, Threshold.HALF),
          "oracle_geometry_largest",
              new ProjectiveGeometryResponse(1 << 20, 103, 4, new Threshold(-1)));

  private static final Map<String, FrequencySnapshot> SNAPSHOTS =
      Map.of(
          "kary", new FrequencySnapshot(KARY, 300, List.of(100L, 150L, 50L)),
          "empty", new FrequencyCounts(KARY).snapshot(),
          "unary", new FrequencySnapshot(UNARY, 5, List.of(0L, 1L, 2L, 3L, 4L, 5L, 4L, 3L, 2L, 1L)),
          "geometry", new FrequencySnapshot(GEOMETRY, 9, List.of(0L, 4L, 0L, 0L, 0L, 3L, 2L)),
          "gaps", new FrequencySnapshot(UNARY, 7, List.of(0L, 0L, 4L, 0L, 0L, 0L, 0L, 0L, 0L, 7L)));

  @Test
  void oracles_are_written_and_read_as_the_vectors_say() {
    assertThat(VECTORS.named("oracle_")).hasSameElementsAs(ORACLES.keySet());
    ORACLES.forEach((name, oracle) -> {
      assertThat(encode(oracle)).isEqualTo(vector(name));
      assertThat(decodeOracle(vector(name))).isEqualTo(new Decoded.Ok<>(oracle));
    });
  }

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
    assertThat(VECTORS.named("bad_")).hasSizeGreaterThanOrEqualTo(20);
    for (String name : VECTORS.named("bad_oracle_")) {
      assertThat(decodeOracle(vector(name))).as(name).isInstanceOf(Decoded.Malformed.class);
    }
    for (String name : VECTORS.named("bad_snapshot_")) {
      assertThat(decodeSnapshot(vector(name))).as(name).isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void no_bytes_make_a_decoder_throw() {
    long seed = System.nanoTime();
    System.out.println("FormatsTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<String> names = new ArrayList<>(VECTORS.named("oracle_"));
    names.addAll(VECTORS.named("tallies_"));
    for (String name : names) {
      byte[] good = vector(name).toByteArray();
      for (int length = 0; length < good.length; length++) {
        Bytes cut = vector(name).slice(0, length);
        assertThat(decodeOracle(cut)).isInstanceOf(Decoded.Malformed.class);
        assertThat(decodeSnapshot(cut)).isInstanceOf(Decoded.Malformed.class);
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
        if (decodeOracle(Bytes.of(hostile)) instanceof Decoded.Ok<FrequencyOracle> ok) {
          assertThat(encode(ok.value())).isEqualTo(Bytes.of(hostile));
        }
      }
    }
  }

  @Test
  void payloads_are_laid_out_as_drawn() {
    KaryResponse wide = new KaryResponse(300, Threshold.HALF);
    assertThat(wide.randomize(299, () -> 0).toHex()).isEqualTo("012b");
    assertThat(wide.randomize(5, () -> 0).toHex()).isEqualTo("0005");
    assertThat(KARY.randomize(2, () -> 0).toHex()).isEqualTo("02");
    assertThat(UNARY.randomize(4, () -> 0).toHex()).isEqualTo("ffc0");
    assertThat(UNARY.randomize(4, () -> -1).toHex()).isEqualTo("0000");
    assertThat(UNARY.randomize(0, () -> 1L << 62).toHex()).isEqualTo("8000"); // between q and p
    assertThat(UNARY.randomize(9, () -> 1L << 62).toHex()).isEqualTo("0040");
  }

  /// Value 5 is the vector (1, 1, 0). Orthogonal to it are (0, 0, 1), point 0, (1, 1, 0) itself and (1, 1, 1), point 6;
  /// the first point not orthogonal to it is (1, 0, 0), point 3.
  @Test
  void payloads_of_geometry_response_name_points() {
    assertThat(GEOMETRY.randomize(5, () -> 0).toHex()).isEqualTo("00");
    assertThat(GEOMETRY.randomize(5, () -> (3L << 62) - 1).toHex()).isEqualTo("06"); // last kept
    assertThat(GEOMETRY.randomize(5, new Answers(3L << 62, 0)).toHex()).isEqualTo("03");
    ProjectiveGeometryResponse wide =
        new ProjectiveGeometryResponse(22_000, 149, 3, Threshold.HALF);
    assertThat(wide.payloadBytes()).isEqualTo(2);
    assertThat(wide.randomize(0, () -> 0).toHex()).isEqualTo("0001"); // (0, 0, 1) and (0, 1, 0)
    assertThat(new ProjectiveGeometryResponse(1 << 20, 103, 4, new Threshold(-1)).payloadBytes())
        .isEqualTo(3);
  }

  /// The first draw decides what is kept, the others which point it is.
  private static final class Answers implements RandomSource {
    private final long others;
    private long next;

    Answers(long first, long others) {
      this.next = first;
      this.others = others;
    }

    @Override
    public long nextLong() {
      long answer = next;
      next = others;
      return answer;
    }
  }

  @Test
  void bad_payloads_are_refused() {
    requireRefused(GEOMETRY, "", "07", "ff", "0001");
    requireRefused(
        new ProjectiveGeometryResponse(22_000, 149, 3, Threshold.HALF), "00", "574f", "ffff");
    requireRefused(KARY, "", "03", "ff", "0001");
    requireRefused(new KaryResponse(300, Threshold.HALF), "00", "012c", "ffff", "000001");
    requireRefused(UNARY, "", "ff", "0020", "ffff", "ffc000");
  }

  private static void requireRefused(FrequencyOracle oracle, String... payloads) {
    for (String payload : payloads) {
      long[] counts = new long[oracle.domainSize()];
      assertThatExceptionOfType(MalformedException.class)
          .as(payload)
          .isThrownBy(() -> oracle.tally(Bytes.hex(payload), i -> counts[i]++));
      assertThat(counts).containsOnly(0);
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

  private static Bytes encode(FrequencyOracle oracle) {
    ByteWriter writer = new ByteWriter();
    oracle.write(writer);
    return writer.toBytes();
  }

  private static Bytes encode(FrequencySnapshot snapshot) {
    ByteWriter writer = new ByteWriter();
    snapshot.write(writer);
    return writer.toBytes();
  }

  private static Decoded<FrequencyOracle> decodeOracle(Bytes bytes) {
    return Decoded.of(bytes, FrequencyOracle::read);
  }

  private static Decoded<FrequencySnapshot> decodeSnapshot(Bytes bytes) {
    return Decoded.of(bytes, FrequencySnapshot::read);
  }

  private static Bytes vector(String name) {
    return Bytes.of(VECTORS.read(name));
  }
}

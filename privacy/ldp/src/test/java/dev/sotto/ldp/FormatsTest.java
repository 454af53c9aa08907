package dev.sotto.ldp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sotto.entropy.RandomSource;
import dev.sotto.entropy.Threshold;
import dev.sotto.testkit.Vectors;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.MalformedException;
import java.util.Map;
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

  @Test
  void oracles_are_written_and_read_as_the_vectors_say() {
    assertThat(VECTORS.named("oracle_")).hasSameElementsAs(ORACLES.keySet());
    ORACLES.forEach((name, oracle) -> {
      assertThat(encode(oracle)).isEqualTo(vector(name));
      assertThat(decodeOracle(vector(name))).isEqualTo(new Decoded.Ok<>(oracle));
    });
  }

  @Test
  void bad_vectors_are_refused() {
    assertThat(VECTORS.named("bad_")).hasSizeGreaterThanOrEqualTo(20);
    for (String name : VECTORS.named("bad_oracle_")) {
      assertThat(decodeOracle(vector(name))).as(name).isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void no_bytes_make_a_decoder_throw() {
    long seed = System.nanoTime();
    System.out.println("FormatsTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (String name : VECTORS.named("oracle_")) {
      byte[] good = VECTORS.read(name);
      for (int length = 0; length < good.length; length++) {
        Bytes cut = vector(name).slice(0, length);
        assertThat(decodeOracle(cut)).isInstanceOf(Decoded.Malformed.class);
      }
      for (int i = 0; i < 3_000; i++) {
        byte[] hostile = good.clone();
        hostile[random.nextInt(hostile.length)] = (byte) random.nextInt();
        hostile[random.nextInt(hostile.length)] ^= (byte) (1 << random.nextInt(8));
        if (decodeOracle(Bytes.of(hostile)) instanceof Decoded.Ok<FrequencyOracle> ok) {
          assertThat(encode(ok.value())).isEqualTo(Bytes.of(hostile));
        }
      }
    }
  }

  @Test
  void payloads_are_laid_out_as_drawn() {
    KaryResponse wide = new KaryResponse(300, Threshold.HALF);
    assertThat(wide.randomizer().randomize(299, () -> 0).toHex()).isEqualTo("012b");
    assertThat(wide.randomizer().randomize(5, () -> 0).toHex()).isEqualTo("0005");
    assertThat(KARY.randomizer().randomize(2, () -> 0).toHex()).isEqualTo("02");
    assertThat(UNARY.randomizer().randomize(4, () -> 0).toHex()).isEqualTo("ffc0");
    assertThat(UNARY.randomizer().randomize(4, () -> -1).toHex()).isEqualTo("0000");
    assertThat(UNARY.randomizer().randomize(0, () -> 1L << 62).toHex())
        .isEqualTo("8000"); // between q and p
    assertThat(UNARY.randomizer().randomize(9, () -> 1L << 62).toHex()).isEqualTo("0040");
  }

  /// Value 5 is the vector (1, 1, 0). Orthogonal to it are (0, 0, 1), point 0, (1, 1, 0) itself and (1, 1, 1), point 6;
  /// the first point not orthogonal to it is (1, 0, 0), point 3.
  @Test
  void payloads_of_geometry_response_name_points() {
    assertThat(GEOMETRY.randomizer().randomize(5, () -> 0).toHex()).isEqualTo("00");
    assertThat(GEOMETRY.randomizer().randomize(5, () -> (3L << 62) - 1).toHex())
        .isEqualTo("06"); // last kept
    assertThat(GEOMETRY.randomizer().randomize(5, new Answers(3L << 62, 0)).toHex())
        .isEqualTo("03");
    ProjectiveGeometryResponse wide =
        new ProjectiveGeometryResponse(22_000, 149, 3, Threshold.HALF);
    assertThat(wide.payloadBytes()).isEqualTo(2);
    assertThat(wide.randomizer().randomize(0, () -> 0).toHex())
        .isEqualTo("0001"); // (0, 0, 1) and (0, 1, 0)
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
    Tallier tallier = oracle.tallier();
    for (String payload : payloads) {
      long[] counts = new long[tallier.counters()];
      assertThatExceptionOfType(MalformedException.class)
          .as(payload)
          .isThrownBy(() -> tallier.validate(Bytes.hex(payload)));
      assertThatExceptionOfType(MalformedException.class)
          .as(payload)
          .isThrownBy(() -> tallier.tally(Bytes.hex(payload), i -> counts[i]++));
      assertThat(counts).containsOnly(0);
    }
  }

  private static Bytes vector(String name) {
    return Bytes.of(VECTORS.read(name));
  }

  private static Bytes encode(FrequencyOracle oracle) {
    ByteWriter writer = new ByteWriter();
    oracle.write(writer);
    return writer.toBytes();
  }

  private static Decoded<FrequencyOracle> decodeOracle(Bytes bytes) {
    return Decoded.of(bytes, FrequencyOracle::read);
  }
}

package dev.sotto.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.WindowNumber;
import dev.sotto.testkit.Vectors;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static final Vectors VECTORS = Vectors.of(FormatsTest.class);

  private static final DefinitionId DEFINITION =
      new DefinitionId(Bytes.hex("000102030405060708090a0b0c0d0e0f"));
  private static final ReportId ID = new ReportId(Bytes.hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));
  private static final Report SMALL =
      new Report(DEFINITION, new WindowNumber(20_454), 2, ID, Bytes.hex("07"));
  private static final Report EMPTY =
      new Report(DEFINITION, new WindowNumber(-1), 65_535, ID, Bytes.of());

  @Test
  void messages_are_written_and_read_as_the_vectors_say() {
    require("report_one_byte", SMALL, SMALL.encode(), Report::decode);
    require("report_empty_payload", EMPTY, EMPTY.encode(), Report::decode);
    Batch two = Batch.of(List.of(SMALL, EMPTY));
    require("batch_two", two, two.encode(), Batch::decode);
    Batch opaque = new Batch(List.of(Bytes.hex("ff0001")));
    require("batch_opaque", opaque, opaque.encode(), Batch::decode);
    Answer all = new Answer(List.of(Verdict.values()));
    require("answer_all_verdicts", all, all.encode(), Answer::decode);
    Answer accepted = new Answer(List.of(Verdict.ACCEPTED));
    require("answer_accepted", accepted, accepted.encode(), Answer::decode);
    assertThat(VECTORS.named("")).filteredOn(name -> !name.startsWith("bad_")).hasSize(6);
  }

  private static <T> void require(
      String name, T value, Bytes encoded, Function<Bytes, Decoded<T>> decode) {
    assertThat(encoded).as(name).isEqualTo(vector(name));
    assertThat(decode.apply(encoded)).as(name).isEqualTo(new Decoded.Ok<>(value));
  }

  @Test
  void bad_vectors_are_refused() {
    refuse("bad_report_", 5, Report::decode);
    refuse("bad_batch_", 9, Batch::decode);
    refuse("bad_answer_", 7, Answer::decode);
  }

  private static <T> void refuse(String prefix, int count, Function<Bytes, Decoded<T>> decode) {
    assertThat(VECTORS.named(prefix)).hasSize(count);
    for (String name : VECTORS.named(prefix)) {
      assertThat(decode.apply(vector(name))).as(name).isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void no_bytes_make_a_decoder_throw_and_what_is_read_is_written_back() {
    long seed = System.nanoTime();
    System.out.println("FormatsTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (String name : VECTORS.named("")) {
      byte[] vector = vector(name).toByteArray();
      for (int i = 0; i < 500; i++) {
        byte[] content = Arrays.copyOf(vector, random.nextInt(vector.length + 3));
        if (content.length > 0) {
          content[random.nextInt(content.length)] = (byte) random.nextInt();
        }
        Bytes hostile = Bytes.of(content);
        if (Report.decode(hostile) instanceof Decoded.Ok<Report> ok) {
          assertThat(ok.value().encode()).isEqualTo(hostile);
        }
        if (Batch.decode(hostile) instanceof Decoded.Ok<Batch> ok) {
          assertThat(ok.value().encode()).isEqualTo(hostile);
        }
        if (Answer.decode(hostile) instanceof Decoded.Ok<Answer> ok) {
          assertThat(ok.value().encode()).isEqualTo(hostile);
        }
      }
    }
  }

  /// The limit is that of the encoding, so that what a device may build a service may read.
  @Test
  void a_batch_of_the_greatest_length_is_read_and_one_byte_more_is_no_batch() {
    List<Bytes> reports = new ArrayList<>(Collections.nCopies(253, bytes(Report.MAX_BYTES)));
    int left = Batch.MAX_BYTES - 7 - 253 * (Report.MAX_BYTES + 2);
    reports.add(bytes(left - 2));
    Batch greatest = new Batch(reports);
    assertThat(greatest.encode().length()).isEqualTo(Batch.MAX_BYTES);
    assertThat(Batch.decode(greatest.encode())).isEqualTo(new Decoded.Ok<>(greatest));
    reports.set(253, bytes(left - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(reports))
        .withMessageContaining("1048577");
  }

  @Test
  void what_could_not_be_read_is_not_built() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Batch(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(Collections.nCopies(1_025, bytes(1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(List.of(bytes(Report.MAX_BYTES + 1))))
        .withMessageContaining("4140");
    assertThatIllegalArgumentException().isThrownBy(() -> new Answer(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReportId(bytes(15)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Report(DEFINITION, new WindowNumber(0), 65_536, ID, bytes(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Report(DEFINITION, new WindowNumber(0), 0, ID, bytes(4_097)));
  }

  @Test
  void an_answer_is_all_accepted_only_if_each_verdict_is() {
    assertThat(new Answer(List.of(Verdict.ACCEPTED, Verdict.ACCEPTED)).allAccepted()).isTrue();
    for (Verdict verdict : Verdict.values()) {
      assertThat(new Answer(List.of(Verdict.ACCEPTED, verdict)).allAccepted())
          .isEqualTo(verdict == Verdict.ACCEPTED);
    }
  }

  private static Bytes bytes(int length) {
    return Bytes.of(new byte[length]);
  }

  private static Bytes vector(String name) {
    return Bytes.of(VECTORS.read(name));
  }
}

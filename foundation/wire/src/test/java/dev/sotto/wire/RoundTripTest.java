package dev.sotto.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final List<Long> NUMBERS =
      List.of(0L, 1L, 0x7fL, 0x80L, 0x3fffL, 0x4000L, 0xffff_ffffL, 1L << 56, Long.MAX_VALUE);

  @Test
  void what_is_written_is_read_back_and_nothing_is_left() {
    long seed = System.nanoTime();
    System.out.println("RoundTripTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 2_000; i++) {
      int small = random.nextInt(256);
      int middle = random.nextInt(1 << 16);
      long large = random.nextLong(1L << 32);
      long bits = random.nextLong();
      long number = random.nextLong() >>> 1 >>> random.nextInt(63);
      byte[] content = new byte[random.nextInt(300)];
      random.nextBytes(content);
      String text = new String(Character.toChars(random.nextInt(0xd800))) + "\ud83d\ude00";
      ByteWriter writer = new ByteWriter(random.nextInt(64));
      writer.u8(small).u16(middle).u32(large).i64(bits).varint(number);
      writer.prefixed(Bytes.of(content)).text(text).bytes(Bytes.of(content));
      assertThat(writer.length()).isEqualTo(writer.toBytes().length());

      ByteReader reader = new ByteReader(writer.toBytes());
      assertThat(reader.u8()).isEqualTo(small);
      assertThat(reader.u16()).isEqualTo(middle);
      assertThat(reader.u32()).isEqualTo(large);
      assertThat(reader.i64()).isEqualTo(bits);
      assertThat(reader.varint()).isEqualTo(number);
      assertThat(reader.prefixed(300, "content")).isEqualTo(Bytes.of(content));
      assertThat(reader.text(16, "text")).isEqualTo(text);
      assertThat(reader.bytes(content.length)).isEqualTo(Bytes.of(content));
      reader.end();
    }
  }

  @Test
  void a_number_is_written_in_the_least_bytes_and_read_in_no_other_form() {
    for (long number : NUMBERS) {
      Bytes written = new ByteWriter().varint(number).toBytes();
      int bits = Math.max(1, 64 - Long.numberOfLeadingZeros(number));
      assertThat(written.length()).isEqualTo((bits + 6) / 7);
      assertThat(new ByteReader(written).varint()).isEqualTo(number);
      byte[] longer = Arrays.copyOf(written.toByteArray(), written.length() + 1);
      longer[written.length() - 1] |= (byte) 0x80;
      assertThatExceptionOfType(MalformedException.class)
          .isThrownBy(() -> new ByteReader(Bytes.of(longer)).varint());
    }
  }

  @Test
  void a_number_that_does_not_fit_is_not_written() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().u8(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().u8(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().u16(1 << 16));
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().u32(1L << 32));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ByteWriter().varint(-1))
        .withMessage("-1 does not fit in 63 unsigned bits");
  }

  @Test
  void half_of_a_surrogate_pair_is_not_written_as_a_question_mark() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().text("\ud83d"));
  }

  @Test
  void a_header_is_read_only_where_it_stands() {
    Header header = new Header("TEST", 3);
    ByteWriter writer = new ByteWriter();
    header.write(writer);
    Bytes bytes = writer.toBytes();
    assertThat(bytes.length()).isEqualTo(Header.LENGTH);
    ByteReader reader = new ByteReader(bytes);
    header.expect(reader);
    reader.end();
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> new Header("TEST", 4).expect(new ByteReader(bytes)))
        .withMessage("\"TEST\" has version 3, this program reads version 4");
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> new Header("TESS", 3).expect(new ByteReader(bytes)));
  }

  @Test
  void a_header_is_four_printable_characters_and_a_version() {
    for (String magic : List.of("ABC", "ABCDE", "AB D", "ABC\u00e9", "AB\u007fD")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Header(magic, 1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Header("ABCD", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Header("ABCD", 256));
  }
}

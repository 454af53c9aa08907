package dev.sotto.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class HostileBytesTest {
  private static final List<Function<ByteReader, Object>> READERS =
      List.of(
          ByteReader::u8,
          ByteReader::u16,
          ByteReader::u32,
          ByteReader::i64,
          ByteReader::varint,
          reader -> reader.varint(100, "count"),
          reader -> reader.prefixed(Integer.MAX_VALUE, "content"),
          reader -> reader.text(Integer.MAX_VALUE, "text"),
          reader -> {
            new Header("TEST", 1).expect(reader);
            return reader.bytes(reader.remaining());
          });

  @Test
  void no_bytes_make_a_decoder_throw() {
    long seed = System.nanoTime();
    System.out.println("HostileBytesTest: seed " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] content = new byte[random.nextInt(20)];
      random.nextBytes(content);
      if (random.nextBoolean() && content.length > 0) {
        content[0] = (byte) (0x80 | content[0]);
      }
      Bytes bytes = Bytes.of(content);
      for (Function<ByteReader, Object> reader : READERS) {
        assertThat(Decoded.of(bytes, reader)).isNotNull();
      }
    }
  }

  @Test
  void a_length_that_is_not_there_is_refused_before_anything_is_allocated() {
    Bytes twoGigabytes = Bytes.hex("ffffffff07");
    assertThat(why(twoGigabytes, reader -> reader.prefixed(Integer.MAX_VALUE, "content")))
        .isEqualTo("2147483647 bytes wanted at byte 5, 0 are left");
    assertThat(why(twoGigabytes, reader -> reader.prefixed(1000, "content")))
        .isEqualTo("length of content is 2147483647, at most 1000 is allowed");
    assertThat(why(Bytes.hex("ffffffffffffffff7f"), reader -> reader.prefixed(9, "content")))
        .contains("9223372036854775807");
  }

  @Test
  void a_byte_left_over_is_refused() {
    assertThat(why(Bytes.hex("0102"), ByteReader::u8)).isEqualTo("1 bytes left over after byte 1");
  }

  @Test
  void a_number_of_64_bits_or_without_an_end_is_refused() {
    assertThat(why(Bytes.hex("ffffffffffffffffff01"), ByteReader::varint)).contains("63 bits");
    assertThat(why(Bytes.hex("80808080808080808080"), ByteReader::varint)).contains("63 bits");
    assertThat(why(Bytes.hex("ff"), ByteReader::varint)).contains("wanted");
    assertThat(why(Bytes.hex("8000"), ByteReader::varint)).contains("longer than it need be");
  }

  /// Overlong, a surrogate, beyond U+10FFFF, cut short, a lone continuation byte.
  @Test
  void text_that_is_not_utf8_is_refused() {
    for (String hex : List.of("02c080", "03eda080", "04f4908080", "02e282", "0180")) {
      assertThat(why(Bytes.hex(hex), reader -> reader.text(10, "unit")))
          .isEqualTo("unit is not valid UTF-8");
    }
  }

  @Test
  void a_refusal_of_a_record_is_a_malformed_encoding_and_a_bug_of_the_reader_is_not() {
    assertThat(why(Bytes.hex("00"), reader -> new Header("TEST", reader.u8()))).contains("version");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            Decoded.of(
                Bytes.of(),
                reader -> {
                  throw new IllegalStateException("a bug");
                }));
  }

  @Test
  void the_reason_is_thrown_where_the_caller_insists_on_a_value() {
    assertThat(Decoded.of(Bytes.hex("07"), ByteReader::u8).orThrow()).isEqualTo(7);
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> Decoded.of(Bytes.of(), ByteReader::u8).orThrow())
        .withMessage("1 bytes wanted at byte 0, 0 are left");
  }

  private static String why(Bytes bytes, Function<ByteReader, Object> reader) {
    return switch (Decoded.of(bytes, reader)) {
      case Decoded.Ok<Object> ok -> throw new AssertionError("accepted " + ok.value());
      case Decoded.Malformed<Object>(String why) -> why;
    };
  }
}

package dev.sotto.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SecretBytesTest {
  @Test
  void what_is_closed_is_erased_and_gives_nothing_more() {
    byte[] content = {1, 2, 3};
    SecretBytes secret = SecretBytes.taking(content);
    assertThat(secret.insecureArray()).isSameAs(content);
    secret.close();
    secret.close();
    assertThat(content).containsOnly(0);
    assertThatIllegalStateException().isThrownBy(secret::insecureArray);
  }

  @Test
  void it_can_be_neither_compared_nor_printed() {
    SecretBytes one = SecretBytes.taking(new byte[] {7});
    SecretBytes same = SecretBytes.taking(new byte[] {7});
    assertThat(one.equals(same)).isFalse();
    assertThat(one.hashCode()).isEqualTo(System.identityHashCode(one));
    assertThat(
            Arrays.stream(SecretBytes.class.getDeclaredMethods()).map(method -> method.getName()))
        .doesNotContain("equals", "hashCode");
    assertThat(one).hasToString("secret bytes").hasToString(same.toString());
  }

  @Test
  void a_writer_hands_its_secret_over_and_keeps_nothing() {
    ByteWriter writer = new ByteWriter(16).i64(42).i64(43);
    SecretBytes secret = writer.toSecret();
    assertThat(Bytes.of(secret.insecureArray()).toHex())
        .isEqualTo("000000000000002a000000000000002b");
    assertThat(writer.length()).isZero();
    assertThat(writer.i64(0).u8(0).toBytes()).isEqualTo(Bytes.of(new byte[9]));
  }

  @Test
  void a_writer_that_outgrew_its_room_has_left_a_copy_and_says_so() {
    ByteWriter writer = new ByteWriter(16).i64(1).i64(2).u8(3);
    assertThatIllegalStateException().isThrownBy(writer::toSecret).withMessageContaining("room");
  }

  @Test
  void a_secret_is_decoded_as_bytes_are() {
    SecretBytes secret = new ByteWriter(16).u8(1).varint(300).toSecret();
    assertThat(Decoded.of(secret, reader -> reader.u8() + reader.varint()))
        .isEqualTo(new Decoded.Ok<>(301L));
    assertThat(Decoded.of(secret, ByteReader::u8)).isInstanceOf(Decoded.Malformed.class);
  }
}

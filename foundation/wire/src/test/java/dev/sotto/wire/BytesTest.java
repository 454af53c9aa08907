package dev.sotto.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void a_change_of_the_array_given_or_taken_changes_nothing() {
    byte[] given = {1, 2, 3};
    Bytes bytes = Bytes.of(given);
    given[0] = 9;
    bytes.toByteArray()[1] = 9;
    assertThat(bytes.toHex()).isEqualTo("010203");
  }

  @Test
  void hexadecimal_text_round_trips_for_every_byte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Bytes bytes = Bytes.of(all);
    assertThat(Bytes.hex(bytes.toHex())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
    assertThat(Bytes.hex("aBcD")).isEqualTo(Bytes.hex("AbCd"));
    assertThat(bytes.at(255)).isEqualTo(255);
  }

  @Test
  void text_that_is_not_hexadecimal_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.hex("abc"))
        .withMessageContaining("3");
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.hex("0g"));
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.hex("-1"));
    assertThatIllegalArgumentException()
        .as("digits of another script")
        .isThrownBy(() -> Bytes.hex("\u0661\u0662"));
  }

  @Test
  void a_slice_is_the_range_and_nothing_else() {
    Bytes bytes = Bytes.of((byte) 1, (byte) 2, (byte) 3);
    assertThat(bytes.slice(1, 3)).isEqualTo(Bytes.of((byte) 2, (byte) 3));
    assertThat(bytes.slice(0, 3)).isEqualTo(bytes);
    assertThat(bytes.slice(3, 3)).isEqualTo(Bytes.of());
    for (int[] range : new int[][] {{-1, 2}, {2, 1}, {0, 4}, {4, 4}}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> bytes.slice(range[0], range[1]));
    }
  }

  @Test
  void a_range_of_an_array_is_copied_and_nothing_else() {
    byte[] given = {1, 2, 3};
    Bytes bytes = Bytes.of(given, 1, 3);
    given[1] = 9;
    assertThat(bytes.toHex()).isEqualTo("0203");
    assertThat(Bytes.of(given, 3, 3)).isEqualTo(Bytes.of());
    for (int[] range : new int[][] {{-1, 2}, {2, 1}, {0, 4}, {4, 4}}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> Bytes.of(given, range[0], range[1]));
    }
  }

  @Test
  void eight_bytes_are_a_number_with_the_greatest_first() {
    Bytes bytes = Bytes.hex("ff0102030405060708ff");
    assertThat(bytes.i64(1)).isEqualTo(0x0102030405060708L);
    assertThat(bytes.i64(2)).isEqualTo(0x02030405060708ffL);
    for (int from : new int[] {-1, 3, 10}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> bytes.i64(from));
    }
  }

  @Test
  void copying_needs_room() {
    byte[] target = new byte[4];
    Bytes.utf8("ab").copyTo(target, 1);
    assertThat(target).containsExactly(0, 'a', 'b', 0);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Bytes.utf8("ab").copyTo(target, 3));
  }

  @Test
  void printing_bytes_does_not_print_them() {
    assertThat(Bytes.utf8("heart attack")).hasToString("12 bytes");
  }
}

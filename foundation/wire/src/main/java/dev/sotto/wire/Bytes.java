package dev.sotto.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An immutable run of bytes. Two are equal if their content is; the comparison is not constant-time, so secrets
/// do not belong here but in [SecretBytes].
///
/// Thread-safe.
public final class Bytes {
  private static final Bytes EMPTY = new Bytes(new byte[0]);
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /// A copy of `content`.
  public static Bytes of(byte... content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /// A copy of the bytes `[from, to)` of `content`.
  ///
  /// @throws IndexOutOfBoundsException if the range does not lie within `content`
  public static Bytes of(byte[] content, int from, int to) {
    if (from < 0 || to < from || to > content.length) {
      throw outside(from, to, content.length);
    }
    return wrap(Arrays.copyOfRange(content, from, to));
  }

  private static IndexOutOfBoundsException outside(int from, int to, int length) {
    return new IndexOutOfBoundsException(
        "range [" + from + ", " + to + ") of " + length + " bytes");
  }

  /// The UTF-8 encoding of `text`.
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes that `hex` writes down, two digits each, in either case.
  ///
  /// @throws IllegalArgumentException if the number of digits is odd or one is not hexadecimal
  public static Bytes hex(String hex) {
    if (hex.length() % 2 != 0) {
      throw new IllegalArgumentException("hexadecimal text has an odd length of " + hex.length());
    }
    byte[] content = new byte[hex.length() / 2];
    for (int i = 0; i < content.length; i++) {
      int high = digit(hex.charAt(2 * i));
      int low = digit(hex.charAt(2 * i + 1));
      if (high < 0 || low < 0) {
        throw new IllegalArgumentException("not hexadecimal near character " + 2 * i);
      }
      content[i] = (byte) (high << 4 | low);
    }
    return new Bytes(content);
  }

  private static int digit(char character) {
    return character < 0x80 ? Character.digit(character, 16) : -1; // not the digits of every script
  }

  /// Takes `content` without a copy; the caller must not keep it.
  static Bytes wrap(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content);
  }

  /// Number of bytes.
  public int length() {
    return content.length;
  }

  /// The byte at `index`, in `[0, 255]`.
  ///
  /// @throws IndexOutOfBoundsException if `index` is not in `[0, length())`
  public int at(int index) {
    return content[index] & 0xff;
  }

  /// The eight bytes from `from` on, big-endian, as the bits of a long.
  ///
  /// @throws IndexOutOfBoundsException if there are fewer
  public long i64(int from) {
    return ByteBuffer.wrap(content).getLong(from);
  }

  /// The bytes `[from, to)`.
  ///
  /// @throws IndexOutOfBoundsException if the range does not lie within these bytes
  public Bytes slice(int from, int to) {
    if (from < 0 || to < from || to > content.length) {
      throw outside(from, to, content.length);
    }
    return from == 0 && to == content.length ? this : wrap(Arrays.copyOfRange(content, from, to));
  }

  /// A new array with the content.
  public byte[] toByteArray() {
    return content.clone();
  }

  /// Copies the content to `target` from `offset` on.
  ///
  /// @throws IndexOutOfBoundsException if it does not fit
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(content, 0, target, offset, content.length);
  }

  /// Two lower-case hexadecimal digits a byte.
  public String toHex() {
    char[] text = new char[2 * content.length];
    for (int i = 0; i < content.length; i++) {
      text[2 * i] = DIGITS[(content[i] & 0xf0) >> 4];
      text[2 * i + 1] = DIGITS[content[i] & 0xf];
    }
    return new String(text);
  }

  byte[] array() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /// The length only: what a run of bytes holds may be a person's.
  @Override
  public String toString() {
    return content.length + " bytes";
  }
}

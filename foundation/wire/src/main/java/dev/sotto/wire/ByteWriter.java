package dev.sotto.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects bytes: the mirror of [ByteReader]. Methods return this writer. Not thread-safe.
public final class ByteWriter {
  private byte[] content;
  private int length;
  private boolean outgrown;

  /// An empty writer.
  public ByteWriter() {
    this(64);
  }

  /// An empty writer with room for `capacity` bytes before it grows.
  public ByteWriter(int capacity) {
    content = new byte[Math.max(16, capacity)];
  }

  /// Number of bytes written.
  public int length() {
    return length;
  }

  /// Writes one byte.
  ///
  /// @throws IllegalArgumentException if `value` is not in `[0, 255]`
  public ByteWriter u8(int value) {
    require(value >= 0 && value <= 0xff, value, 8);
    room(1);
    content[length++] = (byte) value;
    return this;
  }

  /// Writes two bytes.
  ///
  /// @throws IllegalArgumentException if `value` is not in `[0, 2¹⁶)`
  public ByteWriter u16(int value) {
    require(value >= 0 && value <= 0xffff, value, 16);
    return u8(value >>> 8).u8(value & 0xff);
  }

  /// Writes four bytes.
  ///
  /// @throws IllegalArgumentException if `value` is not in `[0, 2³²)`
  public ByteWriter u32(long value) {
    require(value >= 0 && value <= 0xffff_ffffL, value, 32);
    return u16((int) (value >>> 16)).u16((int) (value & 0xffff));
  }

  /// Writes the eight bytes of `value`.
  public ByteWriter i64(long value) {
    return u32(value >>> 32).u32(value & 0xffff_ffffL);
  }

  /// Writes `value` as unsigned LEB128, in one to nine bytes.
  ///
  /// @throws IllegalArgumentException if `value` is negative
  public ByteWriter varint(long value) {
    require(value >= 0, value, 63);
    long rest = value;
    while (rest >= 0x80) {
      u8((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  /// Writes `bytes` as they are.
  public ByteWriter bytes(Bytes bytes) {
    room(bytes.length());
    bytes.copyTo(content, length);
    length += bytes.length();
    return this;
  }

  /// Writes the length of `bytes` as a varint, then `bytes`.
  public ByteWriter prefixed(Bytes bytes) {
    return varint(bytes.length()).bytes(bytes);
  }

  /// Writes the length of `text` in UTF-8 as a varint, then its UTF-8.
  ///
  /// @throws IllegalArgumentException if `text` holds half of a surrogate pair, which has no UTF-8
  public ByteWriter text(String text) {
    int ascii = 0;
    while (ascii < text.length() && text.charAt(ascii) < 0x80) {
      ascii++;
    }
    return ascii == text.length() ? ascii(text) : utf8(text);
  }

  private ByteWriter ascii(String text) {
    varint(text.length());
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      content[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  private ByteWriter utf8(String text) {
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] content = new byte[utf8.remaining()];
      utf8.get(content);
      return prefixed(Bytes.wrap(content));
    } catch (CharacterCodingException unpaired) {
      throw new IllegalArgumentException("text holds half of a surrogate pair", unpaired);
    }
  }

  /// What was written so far.
  public Bytes toBytes() {
    return Bytes.wrap(Arrays.copyOf(content, length));
  }

  /// What was written so far, as a secret. This writer is empty afterwards, and what it held is erased.
  ///
  /// @throws IllegalStateException if it was not given room for all of that, so that a copy stays behind
  public SecretBytes toSecret() {
    if (outgrown) {
      throw new IllegalStateException(
          "a secret of " + length + " bytes outgrew its writer; give it that room at the start");
    }
    SecretBytes secret = SecretBytes.taking(Arrays.copyOf(content, length));
    Arrays.fill(content, (byte) 0);
    length = 0;
    return secret;
  }

  private void room(int more) {
    int needed = Math.addExact(length, more);
    if (needed > content.length) {
      outgrown = true;
      content = Arrays.copyOf(content, Math.max(needed, content.length + (content.length >> 1)));
    }
  }

  private static void require(boolean fits, long value, int bits) {
    if (!fits) {
      throw new IllegalArgumentException(value + " does not fit in " + bits + " unsigned bits");
    }
  }
}

package dev.sotto.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A cursor over bytes that never reads past their end and never allocates more than is there. Numbers are
/// big-endian and unsigned.
///
/// Every method throws [MalformedException] where the bytes do not hold what it is asked for. Not thread-safe.
public final class ByteReader {
  private final byte[] content;
  private int position;

  /// A cursor at the first of `bytes`.
  public ByteReader(Bytes bytes) {
    content = bytes.array();
  }

  /// A cursor at the first of the bytes of `secret`, which stays open as long as this is read.
  public ByteReader(SecretBytes secret) {
    content = secret.insecureArray();
  }

  /// Number of bytes not yet read.
  public int remaining() {
    return content.length - position;
  }

  /// One byte, in `[0, 255]`.
  public int u8() {
    return content[advance(1)] & 0xff;
  }

  /// Two bytes, in `[0, 2¹⁶)`.
  public int u16() {
    return u8() << 8 | u8();
  }

  /// Four bytes, in `[0, 2³²)`.
  public long u32() {
    return (long) u16() << 16 | u16();
  }

  /// Eight bytes, as the bits of a long.
  public long i64() {
    return ByteBuffer.wrap(content).getLong(advance(8));
  }

  /// An unsigned LEB128 number in `[0, 2⁶³)`, in the shortest form only.
  public long varint() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        if (next == 0 && shift > 0) {
          throw new MalformedException(
              "varint before byte " + position + " is longer than it need be");
        }
        return value;
      }
    }
    throw new MalformedException("varint before byte " + position + " exceeds 63 bits");
  }

  /// A [#varint()] of at most `max`.
  ///
  /// @param what the name of the number, for the message
  public int varint(int max, String what) {
    long value = varint();
    if (value > max) {
      throw new MalformedException(what + " is " + value + ", at most " + max + " is allowed");
    }
    return (int) value;
  }

  /// The next `length` bytes.
  public Bytes bytes(int length) {
    int from = advance(length);
    byte[] copy = new byte[length];
    System.arraycopy(content, from, copy, 0, length);
    return Bytes.wrap(copy);
  }

  /// The next `length` bytes, which stay to be read.
  public Bytes peek(int length) {
    int from = position;
    Bytes next = bytes(length);
    position = from;
    return next;
  }

  /// A varint length of at most `max`, then that many bytes.
  public Bytes prefixed(int max, String what) {
    return bytes(varint(max, "length of " + what));
  }

  /// A varint length of at most `maxBytes`, then that many bytes of valid UTF-8.
  public String text(int maxBytes, String what) {
    int length = varint(maxBytes, "length of " + what);
    int from = advance(length);
    try {
      CharBuffer text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, from, length));
      return text.toString();
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedException(what + " is not valid UTF-8");
    }
  }

  /// Checks that every byte was read.
  public void end() {
    if (remaining() > 0) {
      throw new MalformedException(remaining() + " bytes left over after byte " + position);
    }
  }

  private int advance(int length) {
    if (length < 0 || length > remaining()) {
      throw new MalformedException(
          length + " bytes wanted at byte " + position + ", " + remaining() + " are left");
    }
    int from = position;
    position += length;
    return from;
  }
}

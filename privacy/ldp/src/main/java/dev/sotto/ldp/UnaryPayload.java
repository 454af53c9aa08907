package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// The byte form of a report of [UnaryEncoding]: a bit a value, value 0 in the highest bit of the first byte. The unused
/// low bits of the last byte are 0. For 10 values:
///
/// ```
///  byte     0                  1
///  bit      7 6 5 4 3 2 1 0    7 6 5 4 3 2 1 0
///  value    0 1 2 3 4 5 6 7    8 9 – – – – – –
/// ```
///
/// @param domainSize number of values
record UnaryPayload(int domainSize) {
  int length() {
    return (domainSize + 7) / 8;
  }

  /// @param ones asked for each value in turn
  Bytes write(IntPredicate ones) {
    byte[] bits = new byte[length()];
    for (int i = 0; i < domainSize; i++) {
      if (ones.test(i)) {
        bits[i >>> 3] |= (byte) (0x80 >>> (i & 7));
      }
    }
    return Bytes.of(bits);
  }

  void validate(Bytes payload) {
    if (payload.length() != length()) {
      throw new MalformedException(
          "payload is "
              + payload.length()
              + " bytes, unary encoding of "
              + domainSize
              + " values has "
              + length());
    }
    int padding = 8 * payload.length() - domainSize;
    if ((payload.at(payload.length() - 1) & ((1 << padding) - 1)) != 0) {
      throw new MalformedException("payload has bits set beyond the domain of " + domainSize);
    }
  }

  /// @param value given each value whose bit is 1
  void read(Bytes payload, IntConsumer value) {
    validate(payload);
    for (int i = 0; i < domainSize; i++) {
      if ((payload.at(i >>> 3) >>> (7 - (i & 7)) & 1) == 1) {
        value.accept(i);
      }
    }
  }
}

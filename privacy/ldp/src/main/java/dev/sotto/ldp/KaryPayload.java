package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;

/// The byte form of a report of [KaryResponse]: the reported value.
///
/// ```
///  up to 256 values:   value  u8
///  more:               value  u16, big-endian
/// ```
///
/// @param domainSize number of values
record KaryPayload(int domainSize) implements IndexPayload {
  @Override
  public int indices() {
    return domainSize;
  }

  int length() {
    return domainSize <= 1 << 8 ? 1 : 2;
  }

  Bytes write(int value) {
    return length() == 1 ? Bytes.of((byte) value) : Bytes.of((byte) (value >>> 8), (byte) value);
  }

  @Override
  public int read(Bytes payload) {
    if (payload.length() != length()) {
      throw new MalformedException(
          "payload is "
              + payload.length()
              + " bytes, k-ary response over "
              + domainSize
              + " values has "
              + length());
    }
    int value = payload.at(0);
    if (payload.length() == 2) {
      value = value << 8 | payload.at(1);
    }
    if (value >= domainSize) {
      throw new MalformedException("payload names a value outside the domain of " + domainSize);
    }
    return value;
  }
}

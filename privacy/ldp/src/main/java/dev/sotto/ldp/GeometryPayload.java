package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;

/// The byte form of a report of [ProjectiveGeometryResponse]: the number of a point, as [ProjectiveSpace] numbers them.
///
/// ```
///  up to 2⁸ points:    point  u8
///  up to 2¹⁶ points:   point  u16, big-endian
///  more:               point  u24, big-endian
/// ```
///
/// @param points of the space, at most 2²⁴
record GeometryPayload(int points) implements IndexPayload {
  @Override
  public int indices() {
    return points;
  }

  int length() {
    return points <= 1 << 8 ? 1 : points <= 1 << 16 ? 2 : 3;
  }

  Bytes write(int point) {
    byte[] payload = new byte[length()];
    int rest = point;
    for (int i = payload.length - 1; i >= 0; i--) {
      payload[i] = (byte) rest;
      rest >>>= 8;
    }
    return Bytes.of(payload);
  }

  @Override
  public int read(Bytes payload) {
    if (payload.length() != length()) {
      throw new MalformedException(
          "payload is "
              + payload.length()
              + " bytes, projective geometry response over "
              + points
              + " points has "
              + length());
    }
    int point = 0;
    for (int i = 0; i < payload.length(); i++) {
      point = point << 8 | payload.at(i);
    }
    if (point >= points) {
      throw new MalformedException("payload names a point outside the space of " + points);
    }
    return point;
  }
}

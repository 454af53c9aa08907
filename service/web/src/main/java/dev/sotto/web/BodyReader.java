package dev.sotto.web;

import dev.sotto.wire.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the body of a request without ever holding more than its bound.
final class BodyReader {
  private BodyReader() {}

  /// Nothing of `in` is read if `declaredBytes` is already more than `maxBytes`.
  ///
  /// @param declaredBytes the length the client declared, if it did
  /// @return empty if the body is longer than `maxBytes`
  /// @throws EOFException if the body ends before its declared length
  static Optional<Bytes> read(InputStream in, OptionalLong declaredBytes, int maxBytes)
      throws IOException {
    if (declaredBytes.isPresent() && declaredBytes.getAsLong() > maxBytes) {
      return Optional.empty();
    }
    int wanted = (int) declaredBytes.orElse(maxBytes);
    byte[] body = in.readNBytes(wanted);
    if (declaredBytes.isPresent()) {
      if (body.length < wanted) {
        throw new EOFException("body ended after " + body.length + " of " + wanted + " bytes");
      }
    } else if (body.length == maxBytes && in.read() >= 0) {
      return Optional.empty();
    }
    return Optional.of(Bytes.of(body));
  }

  /// Reads and forgets up to `maxBytes`, so that a client that is still sending gets to read its answer.
  static void discard(InputStream in, int maxBytes) throws IOException {
    byte[] buffer = new byte[8192];
    int left = maxBytes;
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }
}

package dev.sotto.metric;

import dev.sotto.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The one hash function of definitions and registries.
final class Digests {
  private Digests() {}

  static Bytes sha256(Bytes content) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("this platform has no SHA-256", absent);
    }
  }
}

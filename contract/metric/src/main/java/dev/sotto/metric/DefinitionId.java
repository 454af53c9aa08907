package dev.sotto.metric;

import dev.sotto.wire.Bytes;

/// Which definition a report was made under: the first 16 bytes of the SHA-256 of the bytes that the definition was
/// published as. [Metric] has both. Changes elsewhere in a registry leave it as it is.
///
/// @param bytes 16 bytes
public record DefinitionId(Bytes bytes) implements Comparable<DefinitionId> {
  /// Number of bytes.
  public static final int LENGTH = 16;

  /// Checks the length.
  public DefinitionId {
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException(
          "a definition's id is " + LENGTH + " bytes, was " + bytes.length());
    }
  }

  /// By the bytes, from the first on.
  @Override
  public int compareTo(DefinitionId other) {
    for (int i = 0; i < LENGTH; i++) {
      int order = Integer.compare(bytes.at(i), other.bytes.at(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return bytes.toHex();
  }
}

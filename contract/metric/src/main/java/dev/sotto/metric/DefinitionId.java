package dev.sotto.metric;

import dev.sotto.wire.Bytes;

/// Which definition a report was made under: the first 16 bytes of the SHA-256 of the definition's canonical bytes.
/// Changes elsewhere in a registry leave it as it is.
///
/// @param bytes 16 bytes
public record DefinitionId(Bytes bytes) {
  /// Number of bytes.
  public static final int LENGTH = 16;

  /// Checks the length.
  public DefinitionId {
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException(
          "a definition's id is " + LENGTH + " bytes, was " + bytes.length());
    }
  }

  /// The id of `definition`.
  public static DefinitionId of(MetricDefinition definition) {
    return new DefinitionId(
        Digests.sha256(CanonicalDefinition.encode(definition)).slice(0, LENGTH));
  }

  @Override
  public String toString() {
    return bytes.toHex();
  }
}

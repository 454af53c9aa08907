package dev.sotto.journal;

import dev.sotto.wire.Bytes;

/// Sixteen bytes that name an entry, chosen at random by who sends it.
///
/// @param value the bytes, [#LENGTH] of them
public record EntryId(Bytes value) {
  /// Number of bytes of an id.
  public static final int LENGTH = 16;

  /// Checks the length.
  public EntryId {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException(
          "entry id is " + value.length() + " bytes; " + LENGTH + " are needed");
    }
  }

  long high() {
    return value.i64(0);
  }

  long low() {
    return value.i64(8);
  }

  /// The id in hexadecimal.
  @Override
  public String toString() {
    return value.toHex();
  }
}

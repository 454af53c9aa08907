package dev.sotto.journal;

/// What a journal takes at most. They bound the memory that one caller can hold.
public final class Limits {
  /// Length of an entry's body.
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /// Number of entries of one call.
  public static final int MAX_ENTRIES_PER_CALL = 4096;

  /// Bytes of one call as stored: bodies and 33 bytes each.
  public static final int MAX_BYTES_PER_CALL = 4 * 1024 * 1024;

  private Limits() {}
}

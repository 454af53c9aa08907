package dev.sotto.journal;

import dev.sotto.wire.Bytes;
import java.util.Locale;
import java.util.Objects;

/// What a journal stores.
///
/// @param id                       what makes it the same entry when it is sent again
/// @param rememberUntilEpochSecond until when, in seconds since 1970, a second one with `id` must be recognised; not
///     negative. Whoever accepts entries bounds how far this lies ahead: each id remembered takes about 32 bytes.
/// @param body                     the content, at most [Limits#MAX_BODY_BYTES]
public record Entry(EntryId id, long rememberUntilEpochSecond, Bytes body) {
  /// Checks every component.
  public Entry {
    Objects.requireNonNull(id, "id");
    if (rememberUntilEpochSecond < 0) {
      throw new IllegalArgumentException(
          "remember-until must not be negative, was " + rememberUntilEpochSecond);
    }
    if (body.length() > Limits.MAX_BODY_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "body is %d bytes; a journal entry holds at most %d",
              body.length(),
              Limits.MAX_BODY_BYTES));
    }
  }
}

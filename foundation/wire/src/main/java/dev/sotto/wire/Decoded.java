package dev.sotto.wire;

import java.util.Objects;
import java.util.function.Function;

/// What became of an attempt to decode bytes: a value that is valid, or the reason why there is none.
///
/// @param <T> what was to be decoded
public sealed interface Decoded<T> {
  /// The value.
  ///
  /// @throws MalformedException if the bytes were malformed
  T orThrow();

  /// The bytes were a valid encoding, to the last one.
  ///
  /// @param value what they encode
  record Ok<T>(T value) implements Decoded<T> {
    /// Refuses null.
    public Ok {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public T orThrow() {
      return value;
    }
  }

  /// The bytes were not a valid encoding.
  ///
  /// @param why what is wrong with them
  record Malformed<T>(String why) implements Decoded<T> {
    /// Refuses null.
    public Malformed {
      Objects.requireNonNull(why, "why");
    }

    @Override
    public T orThrow() {
      throw new MalformedException(why);
    }
  }

  /// Reads `bytes` with `reader`, which must use every byte. A refusal by a record's constructor, an
  /// `IllegalArgumentException`, is the bytes' fault here and becomes [Malformed] too.
  static <T> Decoded<T> of(Bytes bytes, Function<ByteReader, T> reader) {
    return of(new ByteReader(bytes), reader);
  }

  /// As [#of(Bytes, Function)]; what is read is the caller's to keep secret, and `secret` the caller's to erase.
  static <T> Decoded<T> of(SecretBytes secret, Function<ByteReader, T> reader) {
    return of(new ByteReader(secret), reader);
  }

  private static <T> Decoded<T> of(ByteReader cursor, Function<ByteReader, T> reader) {
    try {
      T value = reader.apply(cursor);
      cursor.end();
      return new Ok<>(value);
    } catch (MalformedException | IllegalArgumentException refusal) {
      return new Malformed<>(String.valueOf(refusal.getMessage()));
    }
  }
}

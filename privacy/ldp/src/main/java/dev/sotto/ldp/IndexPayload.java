package dev.sotto.ldp;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.MalformedException;

/// The byte form of a report that is one index.
interface IndexPayload {
  /// How many there are.
  int indices();

  /// The index that `payload` names, in `[0, indices())`.
  ///
  /// @throws MalformedException if it names none
  int read(Bytes payload);
}

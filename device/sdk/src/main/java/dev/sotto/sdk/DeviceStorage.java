package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// Where a device keeps its small state, a handful of named entries. One SDK at a time may use a storage.
public interface DeviceStorage extends Closeable {
  /// What was last kept under `name`.
  Optional<Bytes> read(String name) throws IOException;

  /// Replaces what is kept under `name`, whole or not at all. It survives the end of the process, not of the power.
  void write(String name, Bytes content) throws IOException;

  /// Replaces what is kept under `name`, whole or not at all, and returns once it would survive the end of the power.
  void force(String name, Bytes content) throws IOException;

  /// As [#read(String)], for what is secret. The caller erases what it gets.
  Optional<SecretBytes> readSecret(String name) throws IOException;

  /// As [#force(String, Bytes)], for what is secret: it is not kept in memory beyond this call, but by a storage that is
  /// memory. The caller erases `content`.
  void forceSecret(String name, SecretBytes content) throws IOException;

  /// Forgets what is kept under `name`, if anything is.
  void delete(String name) throws IOException;
}

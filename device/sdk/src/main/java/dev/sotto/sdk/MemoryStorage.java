package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A storage that ends with the process, for simulation and tests.
public final class MemoryStorage implements DeviceStorage {
  private final Map<String, byte[]> entries = new ConcurrentHashMap<>();

  /// An empty storage.
  public MemoryStorage() {}

  @Override
  public Optional<Bytes> read(String name) {
    return Optional.ofNullable(entries.get(name)).map(Bytes::of);
  }

  @Override
  public void write(String name, Bytes content) {
    entries.put(name, content.toByteArray());
  }

  @Override
  public void force(String name, Bytes content) {
    write(name, content);
  }

  @Override
  public Optional<SecretBytes> readSecret(String name) {
    return Optional.ofNullable(entries.get(name)).map(byte[]::clone).map(SecretBytes::taking);
  }

  @Override
  public void forceSecret(String name, SecretBytes content) {
    entries.put(name, content.insecureArray().clone());
  }

  @Override
  public void delete(String name) {
    entries.remove(name);
  }

  @Override
  public void close() {}
}

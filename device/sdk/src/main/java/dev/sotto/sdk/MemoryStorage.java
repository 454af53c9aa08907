package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A storage that ends with the process, for simulation and tests.
public final class MemoryStorage implements DeviceStorage {
  private final Map<String, Bytes> entries = new ConcurrentHashMap<>();

  /// An empty storage.
  public MemoryStorage() {}

  @Override
  public Optional<Bytes> read(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  @Override
  public void write(String name, Bytes content) {
    entries.put(name, content);
  }

  @Override
  public void force(String name, Bytes content) {
    entries.put(name, content);
  }

  @Override
  public void delete(String name) {
    entries.remove(name);
  }

  @Override
  public void close() {}
}

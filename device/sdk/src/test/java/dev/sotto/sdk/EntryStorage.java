package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A storage that gives no more than its contract asks: a force makes its own entry durable and no other, and one that
/// fails leaves an entry that can be read and is not durable.
final class EntryStorage implements DeviceStorage {
  private final Map<String, Bytes> readable = new HashMap<>();
  private final Map<String, Bytes> durable = new HashMap<>();
  private long forces;
  private boolean off;
  private long failing = Long.MAX_VALUE;

  /// Makes the `n`th force fail, counted from 1.
  void failForce(long n) {
    failing = n;
  }

  long forces() {
    return forces;
  }

  /// The end of the power: nothing has an effect until [#restart()].
  void powerOff() {
    off = true;
  }

  /// What was durable is there again.
  void restart() {
    off = false;
    failing = Long.MAX_VALUE;
    readable.clear();
    readable.putAll(durable);
  }

  private void requirePower() throws IOException {
    if (off) {
      throw new IOException("the power is off");
    }
  }

  @Override
  public Optional<Bytes> read(String name) throws IOException {
    requirePower();
    return Optional.ofNullable(readable.get(name));
  }

  @Override
  public void write(String name, Bytes content) throws IOException {
    requirePower();
    readable.put(name, content);
  }

  @Override
  public void force(String name, Bytes content) throws IOException {
    requirePower();
    readable.put(name, content);
    if (++forces == failing) {
      throw new IOException("input/output error");
    }
    durable.put(name, content);
  }

  @Override
  public Optional<SecretBytes> readSecret(String name) throws IOException {
    return read(name).map(content -> SecretBytes.taking(content.toByteArray()));
  }

  @Override
  public void forceSecret(String name, SecretBytes content) throws IOException {
    force(name, Bytes.of(content.insecureArray()));
  }

  @Override
  public void delete(String name) throws IOException {
    requirePower();
    readable.remove(name);
    durable.remove(name);
  }

  @Override
  public void close() {}
}

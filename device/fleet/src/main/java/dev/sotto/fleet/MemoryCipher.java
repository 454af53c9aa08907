package dev.sotto.fleet;

import dev.sotto.sdk.WindowCipher;
import dev.sotto.wire.Bytes;
import java.util.Optional;

/// The cipher of a device whose storage is memory: nothing is ever at rest there, so there is nothing to encrypt, and
/// what it stores ends with the device. File-backed devices encrypt.
final class MemoryCipher implements WindowCipher {
  @Override
  public Bytes seal(Bytes plain) {
    return plain;
  }

  @Override
  public Optional<Bytes> open(Bytes sealed) {
    return Optional.of(sealed);
  }

  @Override
  public void renew() {}

  @Override
  public void forgetFormerKeys() {}
}

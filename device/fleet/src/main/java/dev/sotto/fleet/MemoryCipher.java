package dev.sotto.fleet;

import dev.sotto.sdk.WindowCipher;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.util.Optional;

/// The cipher of a device whose storage is memory: nothing is ever at rest there, so there is nothing to encrypt, and
/// what it stores ends with the device. File-backed devices encrypt.
final class MemoryCipher implements WindowCipher {
  @Override
  public Bytes seal(SecretBytes plain) {
    return Bytes.of(plain.insecureArray());
  }

  @Override
  public Optional<SecretBytes> open(Bytes sealed) {
    return Optional.of(SecretBytes.taking(sealed.toByteArray()));
  }

  @Override
  public void renew() {}

  @Override
  public void forgetFormerKeys() {}
}

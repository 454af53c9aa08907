package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.util.Optional;

/// Keeps the values of the open window from whoever reads the storage: authenticated encryption under a key of the
/// host's, such as one in the platform's key store. Renewing the key is how closed values are deleted for good.
///
/// The SDK calls it from one thread at a time.
public interface WindowCipher {
  /// Encrypts under the newest key. The caller erases `plain`.
  Bytes seal(SecretBytes plain) throws IOException;

  /// Decrypts; empty if no key that is still held fits or the bytes were changed. The caller erases what it gets.
  Optional<SecretBytes> open(Bytes sealed) throws IOException;

  /// Makes a new key, durably, and keeps the former until [#forgetFormerKeys()].
  void renew() throws IOException;

  /// Destroys every key but the newest.
  void forgetFormerKeys() throws IOException;
}

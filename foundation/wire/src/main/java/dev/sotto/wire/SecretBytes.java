package dev.sotto.wire;

import java.util.Arrays;

/// Bytes that must not be told: a key, or a value before it was randomized. They are not in [Bytes], which anybody may
/// compare, print and keep.
///
/// There is no equality and no hash, so that no search or timing can tell what is within, and the text of one says
/// nothing. Whoever makes one erases it as soon as it has served:
///
/// ```java
/// try (SecretBytes plain = window.encode(sequence, metrics)) {
///   return cipher.seal(plain);
/// }
/// ```
///
/// The only way to the content is [#insecureArray()]: who looks for where secrets leave searches for `insecure`. Design:
/// Tink asks for a token as well, minted by a class with that word in its name; with one accessor the method's own name
/// does as much.
///
/// Erasing reaches this array and no copy that the runtime made of it while it moved. Not thread-safe.
public final class SecretBytes implements AutoCloseable {
  private final byte[] content;
  private boolean erased;

  private SecretBytes(byte[] content) {
    this.content = content;
  }

  /// Takes `content` over, without a copy: it is erased with this, and the caller must not keep it.
  public static SecretBytes taking(byte[] content) {
    return new SecretBytes(content);
  }

  /// Number of bytes.
  public int length() {
    return content.length;
  }

  /// The content itself, not a copy of it: it is gone once this is closed, and whoever copies it erases the copy.
  ///
  /// @throws IllegalStateException if this was closed
  public byte[] insecureArray() {
    if (erased) {
      throw new IllegalStateException("the secret was erased; use it before it is closed");
    }
    return content;
  }

  /// Overwrites the content. Closing again does nothing.
  @Override
  public void close() {
    erased = true;
    Arrays.fill(content, (byte) 0);
  }

  @Override
  public String toString() {
    return "secret bytes";
  }
}

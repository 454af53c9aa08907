package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.SecretBytes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps the open window in two storage entries, encrypted. What was recorded is written at once, without a force, to
/// the first and survives the end of the process; on schedule it is forced to the second and survives the end of the
/// power. Forces therefore follow the schedule alone. Of the two the one written last counts.
///
/// Thread-safe.
final class OpenWindowFile {
  private static final String WRITTEN = "window-written";
  private static final String FORCED = "window-forced";

  private final DeviceStorage storage;
  private final WindowCipher cipher;
  private final OpenWindow window;
  private final int metrics;
  private long sequence;
  private boolean closed;

  OpenWindowFile(DeviceStorage storage, WindowCipher cipher, OpenWindow window, int metrics) {
    this.storage = storage;
    this.cipher = cipher;
    this.window = window;
    this.metrics = metrics;
  }

  /// Whether `storage` has an open window, of values or of none.
  static boolean isIn(DeviceStorage storage) throws IOException {
    return storage.read(FORCED).isPresent() || storage.read(WRITTEN).isPresent();
  }

  /// Takes up what was kept, but for what is not `wanted` any more.
  synchronized void load(Predicate<OpenWindow.Place> wanted) throws IOException {
    Optional<OpenWindow.Held> written = read(WRITTEN);
    Optional<OpenWindow.Held> forced = read(FORCED);
    OpenWindow.Held none = new OpenWindow.Held(0, Map.of());
    OpenWindow.Held first = written.orElse(none);
    OpenWindow.Held second = forced.orElse(none);
    OpenWindow.Held newest = first.sequence() > second.sequence() ? first : second;
    sequence = newest.sequence();
    window.restore(newest.values());
    window.drop(wanted.negate());
  }

  private Optional<OpenWindow.Held> read(String entry) throws IOException {
    Optional<Bytes> sealed = storage.read(entry);
    Optional<SecretBytes> opened =
        sealed.isPresent() ? cipher.open(sealed.get()) : Optional.empty();
    if (!opened.isPresent()) {
      return Optional.empty();
    }
    try (SecretBytes plain = opened.get()) {
      return OpenWindow.decode(plain) instanceof Decoded.Ok<OpenWindow.Held> held
          ? Optional.of(held.value())
          : Optional.empty();
    }
  }

  synchronized void write() throws IOException {
    if (closed) {
      return; // force() has kept it all, and the storage may already be another's
    }
    storage.write(WRITTEN, next());
  }

  synchronized void force() throws IOException {
    storage.force(FORCED, next());
  }

  /// Writes what is still open under a new key and destroys the former ones, and with them every closed value.
  synchronized void renew() throws IOException {
    cipher.renew();
    storage.force(FORCED, next());
    cipher.forgetFormerKeys();
  }

  /// Nothing is written from now on.
  synchronized void close() {
    closed = true;
  }

  private Bytes next() throws IOException {
    sequence++;
    try (SecretBytes plain = window.encode(sequence, metrics)) {
      return cipher.seal(plain);
    }
  }
}

package dev.sotto.sdk;

import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;

/// How a device reaches the service.
public interface Transport {
  /// The longest body of an answer that is read.
  int MAX_REPLY_BYTES = 1 << 16;

  /// Posts `body` and waits for the answer. It neither retries nor follows redirects.
  ///
  /// @throws IOException if there was no answer, or one longer than [#MAX_REPLY_BYTES]
  Reply post(URI address, String mediaType, Bytes body) throws IOException;

  /// What came back.
  ///
  /// @param status the HTTP status
  /// @param body   of the answer; of one other than 200 it may be left out
  record Reply(int status, Bytes body) {}
}

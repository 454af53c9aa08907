package dev.sotto.web;

import java.io.IOException;

/// Answers the requests of one route. It runs on a virtual thread of its own and may block.
@FunctionalInterface
public interface Handler {
  /// The answer to `request`.
  ///
  /// @throws IOException if storage failed: the client is told to come back (503), and nothing of the cause
  Response handle(Request request) throws IOException;
}

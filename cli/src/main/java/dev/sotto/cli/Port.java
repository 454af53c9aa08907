package dev.sotto.cli;

import dev.sotto.web.ServerOptions;

/// A port of 127.0.0.1.
///
/// @param number from 0, which takes a free one, to 65535
record Port(int number) {
  private static final int MAX = 65_535;

  Port {
    if (number < 0 || number > MAX) {
      throw new UsageException(
          "--port is " + number + "; it must be from 1 to " + MAX + ", or 0 for a free one");
    }
  }

  /// A server that listens on it.
  ServerOptions local() {
    return ServerOptions.local().withPort(number);
  }
}

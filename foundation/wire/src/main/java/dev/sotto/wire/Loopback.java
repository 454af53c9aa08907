package dev.sotto.wire;

import java.net.URI;
import java.util.regex.Pattern;

/// Which addresses are this machine's own, by how they are spelt: nothing is ever looked up. A name that merely begins
/// like an address, such as `127.evil.example`, is somebody else's, and so is every number that a resolver might take for
/// one, such as `127.1` or `0x7f.1`.
///
/// ```java
/// Loopback.isHttp(URI.create("http://127.0.0.1:8080/")); // true
/// Loopback.isHttp(URI.create("http://127.evil.example/")); // false
/// ```
///
/// Design: each address has one accepted spelling. `LOCALHOST` and `localhost.` mean the same machine as `localhost` to
/// most resolvers, but not to all, and nobody has to write them.
public final class Loopback {
  private static final Pattern V4 =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

  private Loopback() {}

  /// Whether `host` is an address in 127.0.0.0/8 in four decimal numbers, `[::1]`, or `localhost`.
  ///
  /// @param host as [URI#getHost()] gives it, an IPv6 address in brackets
  public static boolean isHost(String host) {
    return host.equals("localhost") || host.equals("[::1]") || V4.matcher(host).matches();
  }

  /// Whether `address` is one of plain HTTP on this machine. One with a user's name in it is not: it is written to be
  /// misread.
  public static boolean isHttp(URI address) {
    return "http".equals(address.getScheme())
        && address.getHost() != null
        && address.getUserInfo() == null
        && isHost(address.getHost());
  }
}

package dev.sotto.web;

import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a request was meant for this server, by its `Host` header. A web page can have its own name resolve to an
/// address of the reader's network and then read answers as its own (DNS rebinding); the browser still sends that name.
/// So a name is taken only if no stranger can give it an address: an address itself, `localhost`, or the name that the
/// server was told to listen on. What stands before the server and speaks for it sends one of these.
final class Host {
  private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

  private final String own;

  /// @param own the name or address the server listens on
  Host(String own) {
    this.own = own.toLowerCase(Locale.ROOT);
  }

  /// Whether `header`, the value of `Host`, names this server in a way that cannot be forged by DNS.
  boolean isMeantBy(String header) {
    String host = PORT.matcher(header.toLowerCase(Locale.ROOT)).replaceFirst("");
    return host.equals("localhost")
        || host.equals(own)
        || IPV4.matcher(host).matches()
        || IPV6.matcher(host).matches();
  }
}

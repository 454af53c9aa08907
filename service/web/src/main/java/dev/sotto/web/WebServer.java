package dev.sotto.web;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A running HTTP/1.1 server. Each request runs on a virtual thread of its own.
///
/// What no route answers, the server does, as a [Problem]: 400 for what is not HTTP or not a path, 404, 405 with
/// `Allow`, 413 for one that is too long, 415 for one that is compressed (a short body could become any length), 421 for one whose `Host` is neither an address nor `localhost` nor the name
/// listened on (so that no web page gets at it by DNS rebinding), 500 for an exception of a handler (logged
/// once, by route, nothing of it told), 503 with `Retry-After` for an `IOException` of a handler and for a
/// request that found no turn. A body that does not come within the time for it closes the connection, and so do headers; a
/// request line has a minute. Every answer carries the headers of [SecurityHeaders] unless it sets them itself.
///
/// Nothing is logged of a request that was answered, and no address ever: the one who may know addresses is a
/// relay, not Sotto.
///
/// Thread-safe.
public final class WebServer implements AutoCloseable {
  /// Held, because java.util.logging forgets the level of a logger that nobody holds. The library logs a banner at
  /// the start and, in trouble, addresses of clients; what it has to say of a start that fails comes as an exception.
  private static final Logger LIBRARY = Logger.getLogger("io.helidon");

  private static final Duration IDLE = Duration.ofMinutes(1);

  private final io.helidon.webserver.WebServer server;
  private final Exchange exchange;
  private final Watch watch;
  private final ServerOptions options;
  private final int port;

  private WebServer(
      io.helidon.webserver.WebServer server,
      Exchange exchange,
      Watch watch,
      ServerOptions options) {
    this.server = server;
    this.watch = watch;
    this.exchange = exchange;
    this.options = options;
    port = server.port();
  }

  /// Starts to listen; when it returns, requests are answered.
  ///
  /// @throws IllegalArgumentException if two routes would answer the same requests
  /// @throws IOException if the host or port cannot be had
  public static WebServer start(ServerOptions options, List<Route> routes) throws IOException {
    return start(options, routes, IDLE);
  }

  /// @param idle how long a connection may be without a whole request line, however its bytes come
  static WebServer start(ServerOptions options, List<Route> routes, Duration idle)
      throws IOException {
    LIBRARY.setLevel(Level.OFF);
    Router router = new Router(routes);
    Watch watch = new Watch();
    Exchange exchange = new Exchange(options, router, watch);
    HeadWatch heads = new HeadWatch(watch, options.bodyTimeout());
    io.helidon.webserver.WebServer server = configure(options, exchange, heads, idle).build();
    try {
      server.start();
      if (!server.isRunning()) {
        throw new IllegalStateException("server did not start");
      }
    } catch (RuntimeException e) {
      server.stop();
      watch.close();
      throw new IOException(
          "cannot listen on " + options.host() + ":" + options.port() + "; choose another port", e);
    }
    return new WebServer(server, exchange, watch, options);
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// Where it is reached: `http://127.0.0.1:8080`.
  public URI uri() {
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    return URI.create("http://" + host + ":" + port);
  }

  /// Answers new requests with 503, waits for those under way up to `closeGrace`, and stops. Closing again does
  /// nothing.
  @Override
  public void close() {
    exchange.drain(options.closeGrace());
    server.stop();
    watch.close();
  }

  private static WebServerConfig.Builder configure(
      ServerOptions options, Exchange exchange, HeadWatch heads, Duration idle) {
    SocketOptions sockets = SocketOptions.builder().tcpNoDelay(true).build();
    return io.helidon.webserver.WebServer.builder()
        .host(options.host())
        .port(options.port())
        .shutdownHook(false)
        .shutdownGracePeriod(options.closeGrace())
        .connectionOptions(sockets)
        .maxTcpConnections(options.maxConnections())
        .idleConnectionTimeout(idle)
        .idleConnectionPeriod(idle.dividedBy(4))
        .protocolsDiscoverServices(false)
        .addProtocol(
            Http1Config.builder().sendKeepAliveHeader(false).addReceiveListener(heads).build())
        .directHandlers(refusals())
        .routing(routing -> routing.any(exchange::handle));
  }

  /// What is answered to bytes that never become a request.
  private static DirectHandlers refusals() {
    DirectHandlers.Builder refusals = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      refusals.addHandler(event, new Refusal());
    }
    return refusals.build();
  }
}

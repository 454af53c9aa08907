package dev.sotto.web;

import java.time.Duration;
import java.util.Objects;

/// How a server listens and what it bears.
///
/// @param host                  name or address to listen on
/// @param port                  in `[0, 65535]`; 0 takes a free one, see [WebServer#port()]
/// @param maxBodyBytes          longest body of a request; together with `maxConcurrentRequests` it bounds the memory
///     that requests can hold
/// @param maxConcurrentRequests requests being read or answered at once; at least 1. Eight times as many connections
///     may be open, at least 64; one that is idle for a minute is closed.
/// @param maxWait               how long a request waits for its turn before it is refused with 503
/// @param bodyTimeout           how long a client may take to send a body, and how long to take its answer
/// @param closeGrace            how long [WebServer#close()] waits for requests under way
public record ServerOptions(
    String host,
    int port,
    int maxBodyBytes,
    int maxConcurrentRequests,
    Duration maxWait,
    Duration bodyTimeout,
    Duration closeGrace) {
  /// Checks the ranges.
  public ServerOptions {
    Objects.requireNonNull(host, "host");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; it must be 0 to 65535");
    }
    if (maxBodyBytes < 0) {
      throw new IllegalArgumentException("maxBodyBytes is " + maxBodyBytes + "; at least 0");
    }
    if (maxConcurrentRequests < 1) {
      throw new IllegalArgumentException(
          "maxConcurrentRequests is " + maxConcurrentRequests + "; at least 1");
    }
    requireTime("maxWait", maxWait, true);
    requireTime("bodyTimeout", bodyTimeout, false);
    requireTime("closeGrace", closeGrace, true);
  }

  /// A free port of 127.0.0.1, bodies up to 1 MiB, 256 requests at once, a wait of up to 2 s.
  public static ServerOptions local() {
    return new ServerOptions(
        "127.0.0.1",
        0,
        1 << 20,
        256,
        Duration.ofSeconds(2),
        Duration.ofSeconds(15),
        Duration.ofSeconds(5));
  }

  /// How many connections may be open at once.
  int maxConnections() {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(64, 8L * maxConcurrentRequests));
  }

  /// These with another host.
  public ServerOptions withHost(String host) {
    return new ServerOptions(
        host, port, maxBodyBytes, maxConcurrentRequests, maxWait, bodyTimeout, closeGrace);
  }

  /// These with another port.
  public ServerOptions withPort(int port) {
    return new ServerOptions(
        host, port, maxBodyBytes, maxConcurrentRequests, maxWait, bodyTimeout, closeGrace);
  }

  /// These with another bound on bodies.
  public ServerOptions withMaxBodyBytes(int maxBodyBytes) {
    return new ServerOptions(
        host, port, maxBodyBytes, maxConcurrentRequests, maxWait, bodyTimeout, closeGrace);
  }

  /// These with another number of requests at once, each of which waits up to `maxWait` for its turn.
  public ServerOptions withConcurrency(int maxConcurrentRequests, Duration maxWait) {
    return new ServerOptions(
        host, port, maxBodyBytes, maxConcurrentRequests, maxWait, bodyTimeout, closeGrace);
  }

  /// These with another patience for bodies.
  public ServerOptions withBodyTimeout(Duration bodyTimeout) {
    return new ServerOptions(
        host, port, maxBodyBytes, maxConcurrentRequests, maxWait, bodyTimeout, closeGrace);
  }

  /// These with another patience for requests under way at the close.
  public ServerOptions withCloseGrace(Duration closeGrace) {
    return new ServerOptions(
        host, port, maxBodyBytes, maxConcurrentRequests, maxWait, bodyTimeout, closeGrace);
  }

  private static void requireTime(String name, Duration time, boolean zeroAllowed) {
    boolean tooShort = zeroAllowed ? time.isNegative() : !time.isPositive();
    if (tooShort || time.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          name + " is " + time + "; it must be positive and at most an hour");
    }
  }
}

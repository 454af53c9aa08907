package dev.sotto.web;

import dev.sotto.wire.Bytes;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// From a request of the library to a handler of ours and back. A request holds a turn from before its body is
/// read until its answer is written, so turns times the longest body bound the memory.
final class Exchange {
  private static final System.Logger LOG = System.getLogger("dev.sotto.web");

  /// What is read and forgotten of a body that was refused, before the connection is closed.
  private static final int MAX_DISCARDED_BYTES = 1 << 20;

  private final ServerOptions options;
  private final Router router;
  private final Semaphore turns;
  private final Host host;
  private final Watch watch;
  private final StorageLog storage = new StorageLog(System::nanoTime);
  private volatile boolean draining;

  Exchange(ServerOptions options, Router router, Watch watch) {
    this.options = options;
    this.router = router;
    this.watch = watch;
    host = new Host(options.host());
    turns = new Semaphore(options.maxConcurrentRequests(), true);
  }

  void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
    // Taken once: the library gives a second stream only to throw, and closing the first reads it
    // to its end.
    InputStream body =
        request.content().hasEntity()
            ? request.content().inputStream()
            : InputStream.nullInputStream();
    if (draining || !turns.tryAcquire(options.maxWait().toNanos(), TimeUnit.NANOSECONDS)) {
      String why = draining ? "server is closing" : "server is busy; try again later";
      refuse(request, body, response, Problem.of(503, why).retryAfter(Duration.ofSeconds(1)));
      return;
    }
    try {
      answer(request, body, response);
    } finally {
      turns.release();
    }
  }

  /// Lets no further request in and waits for those under way.
  void drain(Duration grace) {
    if (draining) {
      return;
    }
    draining = true;
    try {
      if (!turns.tryAcquire(
          options.maxConcurrentRequests(), grace.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.log(Level.WARNING, "requests are still under way after {0}; they are cut off", grace);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(ServerRequest request, InputStream body, ServerResponse response) {
    if (!isMeantForThis(request)) {
      String why =
          "the Host header names another server; use an IP address, localhost or "
              + "the name this server listens on";
      refuse(request, body, response, Problem.of(421, why).response());
      return;
    }
    switch (find(request)) {
      case Router.Found.Malformed() ->
          refuse(request, body, response, Problem.of(400, "path or query is malformed").response());
      case Router.Found.Nothing() ->
          refuse(request, body, response, Problem.of(404, "nothing has this path").response());
      case Router.Found.WrongMethod(String allowed) ->
          refuse(
              request,
              body,
              response,
              Problem.of(405, "this path allows " + allowed)
                  .response()
                  .withHeader("Allow", allowed));
      case Router.Found.Match(Route route, Map<String, String> parameters) -> {
        Optional<Bytes> read = read(request, body);
        if (read.isEmpty()) {
          String why = "request body is too long; this server allows " + options.maxBodyBytes();
          refuse(request, body, response, Problem.of(413, why + " bytes").response());
        } else {
          send(request, response, run(route, decode(request, parameters, read.get())));
        }
      }
    }
  }

  private boolean isMeantForThis(ServerRequest request) {
    if (!request.headers().contains(HeaderNames.HOST)) {
      return false;
    }
    List<String> hosts = request.headers().get(HeaderNames.HOST).allValues();
    return hosts.size() == 1 && host.isMeantBy(hosts.getFirst());
  }

  private Router.Found find(ServerRequest request) {
    try {
      UriQuery query = request.query();
      query.names().forEach(query::all);
      return router.find(method(request), request.prologue().uriPath().rawPath());
    } catch (IllegalArgumentException e) {
      return new Router.Found.Malformed();
    }
  }

  private Optional<Bytes> read(ServerRequest request, InputStream body) {
    if (!request.content().hasEntity()) {
      return Optional.of(Bytes.of());
    }
    try {
      OptionalLong declared = request.headers().contentLength();
      return watch.within(
          options.bodyTimeout(), () -> BodyReader.read(body, declared, options.maxBodyBytes()));
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("the client stopped sending", e);
    }
  }

  private Response run(Route route, Request request) {
    try {
      return route.handler().handle(request);
    } catch (IOException | UncheckedIOException e) {
      storage.failed(describe(route), e);
      return Problem.of(503, "storage failed for now; try again later")
          .retryAfter(Duration.ofSeconds(5));
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, () -> describe(route) + " failed and answers 500", e);
      return Problem.of(500, "the server failed; its log says why").response();
    }
  }

  /// By the route, not by what was sent.
  private static String describe(Route route) {
    return route.method() + " " + route.path();
  }

  private static Request decode(ServerRequest request, Map<String, String> parameters, Bytes body) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : request.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), List.copyOf(header.allValues()));
    }
    UriQuery sent = request.query();
    Map<String, List<String>> query = new HashMap<>();
    for (String name : sent.names()) {
      query.put(name, List.copyOf(sent.all(name)));
    }
    String path = request.prologue().uriPath().rawPath();
    return new Request(method(request), path, parameters, query, headers, body);
  }

  private static String method(ServerRequest request) {
    return request.prologue().method().text();
  }

  /// Answers a request whose body, if it has one, was not read: the connection cannot be used further.
  private void refuse(
      ServerRequest request, InputStream body, ServerResponse response, Response refusal) {
    if (!request.content().hasEntity()) {
      send(request, response, refusal);
      return;
    }
    send(request, response, refusal.withHeader("Connection", "close"));
    try {
      watch.within(
          options.bodyTimeout(),
          () -> {
            BodyReader.discard(body, MAX_DISCARDED_BYTES);
            return true;
          });
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.TRACE, "a refused client stopped sending", e);
    }
    throw new CloseConnectionException("refused with its body unread");
  }

  /// Writes `answer`, in the time a client has to take it: one that does not read must not hold its turn.
  private void send(ServerRequest request, ServerResponse response, Response answer) {
    try {
      watch.within(
          options.bodyTimeout(),
          () -> {
            write(request, response, answer);
            return true;
          });
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("the client did not take its answer", e);
    }
  }

  private static void write(ServerRequest request, ServerResponse response, Response answer) {
    response.status(answer.status());
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    SecurityHeaders.addTo(answer, response::header);
    if (answer.status() == 204 || answer.status() == 304) {
      response.send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
    if (method(request).equals("HEAD")) {
      response.contentLength(answer.body().length());
      response.send();
    } else {
      response.send(answer.body().toByteArray());
    }
  }
}

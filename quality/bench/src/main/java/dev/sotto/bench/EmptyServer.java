package dev.sotto.bench;

import dev.sotto.protocol.Endpoints;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The HTTP server that the service stands on, with a handler that has read the body and answers an empty 200. What the
/// intake is compared with.
public final class EmptyServer {
  private EmptyServer() {}

  /// Serves on a free port, which it prints as the service does, until it is killed.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Route route =
        Route.post(Endpoints.REPORTS, _ -> Response.bytes(Endpoints.ANSWER_TYPE, Bytes.of()));
    try (WebServer server = WebServer.start(ServerOptions.local(), List.of(route))) {
      System.out.println("empty server on " + server.uri());
      new CountDownLatch(1).await();
    }
  }
}

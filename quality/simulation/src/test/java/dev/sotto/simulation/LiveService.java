package dev.sotto.simulation;

import dev.sotto.fold.FoldSnapshot;
import dev.sotto.metric.Registry;
import dev.sotto.node.Node;
import dev.sotto.node.NodeOptions;
import dev.sotto.node.ServiceState;
import dev.sotto.node.StateOptions;
import dev.sotto.protocol.Endpoints;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// A service over real sockets on a state directory, and a client that speaks to it.
final class LiveService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Node node;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// @param registry in force from now on; the one the directory has if empty
  LiveService(Path directory, Optional<Registry> registry, InstantSource clock) throws IOException {
    node = Node.serve(directory, registry, NodeOptions.of(StateOptions.of(true).withClock(clock)));
  }

  URI uri() {
    return node.uri();
  }

  ServiceState state() {
    return node.state();
  }

  /// Everything durable is in it.
  FoldSnapshot counted() throws IOException, InterruptedException {
    state().awaitCounted(PATIENCE);
    return state().counts();
  }

  HttpResponse<byte[]> post(Bytes body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri().resolve(Endpoints.REPORTS))
            .timeout(PATIENCE)
            .header("Content-Type", Endpoints.BATCH_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    node.close();
  }
}

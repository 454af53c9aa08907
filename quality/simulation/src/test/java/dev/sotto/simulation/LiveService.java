package dev.sotto.simulation;

import dev.sotto.engine.Engine;
import dev.sotto.engine.EngineOptions;
import dev.sotto.fold.FoldSnapshot;
import dev.sotto.intake.Admission;
import dev.sotto.intake.DefinitionCatalog;
import dev.sotto.intake.RegistryEndpoint;
import dev.sotto.intake.ReportEndpoint;
import dev.sotto.journal.FileJournal;
import dev.sotto.journal.JournalOptions;
import dev.sotto.metric.Registry;
import dev.sotto.protocol.Endpoints;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A service over real sockets on a state directory, laid out as the command line does it, and a client that speaks to
/// it.
final class LiveService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DefinitionCatalog catalog;
  private final FileJournal journal;
  private final Engine engine;
  private final WebServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// @param registry in force from now on; the one the directory has if empty
  LiveService(Path state, Optional<Registry> registry, InstantSource clock) throws IOException {
    catalog = DefinitionCatalog.open(state.resolve("definitions"));
    if (registry.isPresent()) {
      catalog.publish(registry.get());
    }
    journal = FileJournal.open(state.resolve("journal"), JournalOptions.ofSimulatedDevices());
    engine =
        Engine.start(
            state.resolve("snapshots"),
            journal,
            catalog::find,
            EngineOptions.ofSimulatedDevices(),
            clock);
    server =
        WebServer.start(
            ServerOptions.local(),
            List.of(
                new ReportEndpoint(new Admission(catalog::find), journal, clock).route(),
                new RegistryEndpoint(() -> catalog.current().orElseThrow()).route()));
  }

  URI uri() {
    return server.uri();
  }

  DefinitionCatalog catalog() {
    return catalog;
  }

  Engine engine() {
    return engine;
  }

  /// Everything durable is in it.
  FoldSnapshot counted() throws IOException, InterruptedException {
    if (!engine.awaitCaughtUp(PATIENCE)) {
      throw new AssertionError("not counted within " + PATIENCE);
    }
    return engine.freeze().counts();
  }

  HttpResponse<byte[]> post(Bytes body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri().resolve(Endpoints.REPORTS))
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
    server.close();
    try (journal) {
      engine.close();
    }
  }
}

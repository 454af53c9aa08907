package dev.sotto.node;

import dev.sotto.admission.Admission;
import dev.sotto.dashboard.Dashboard;
import dev.sotto.intake.RegistryEndpoint;
import dev.sotto.intake.ReportEndpoint;
import dev.sotto.metric.Registry;
import dev.sotto.query.Query;
import dev.sotto.query.QueryEndpoints;
import dev.sotto.web.Problem;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The service on one node: a [ServiceState] and the server in front of it. It takes reports at `/reports`, and serves the
/// registry, the estimates, the pages, and at `/health` whether it counts.
///
/// Thread-safe.
public final class Node implements AutoCloseable {
  private final ServiceState state;
  private final WebServer server;

  private Node(ServiceState state, WebServer server) {
    this.state = state;
    this.server = server;
  }

  /// Serves the state in `directory`, which is opened or made.
  ///
  /// @param registry in force from now on; the one the directory has if empty
  /// @throws StateRefusedException if the directory is refused as [ServiceState#open] does
  /// @throws IOException if it cannot be opened, or the port cannot be listened on
  public static Node serve(Path directory, Optional<Registry> registry, NodeOptions options)
      throws IOException {
    ServiceState state = ServiceState.open(directory, registry, options.state());
    try {
      return new Node(state, WebServer.start(options.server(), routes(state, options)));
    } catch (IOException | RuntimeException failed) {
      state.close();
      throw failed;
    }
  }

  private static List<Route> routes(ServiceState state, NodeOptions options) throws IOException {
    Query query = new Query(state.releases());
    Admission admission = new Admission(state.definitions());
    List<Route> routes = new ArrayList<>();
    routes.add(new ReportEndpoint(admission, state.journal(), options.state().clock()).route());
    routes.add(new RegistryEndpoint(state.definitions()).route());
    routes.add(Route.get("/health", _ -> health(state)));
    routes.addAll(new QueryEndpoints(query).routes());
    routes.addAll(new Dashboard(query, options.fleet()).routes());
    routes.addAll(options.routes());
    return routes;
  }

  /// Reports that are acknowledged and not counted must not go unseen.
  private static Response health(ServiceState state) {
    return state
        .failure()
        .map(why -> Problem.of(503, why).response())
        .orElseGet(() -> Response.text("counting\n"));
  }

  /// What it keeps and counts.
  public ServiceState state() {
    return state;
  }

  /// Where it answers.
  public URI uri() {
    return server.uri();
  }

  /// Answers what was begun, counts what is durable, writes a snapshot and ends.
  ///
  /// @throws IOException if the snapshot could not be written; the next start counts again
  @Override
  public void close() throws IOException {
    try (state) {
      server.close();
    }
  }
}

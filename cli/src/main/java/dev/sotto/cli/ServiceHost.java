package dev.sotto.cli;

import dev.sotto.dashboard.Dashboard;
import dev.sotto.dashboard.SimulatedFleet;
import dev.sotto.intake.Admission;
import dev.sotto.intake.RegistryEndpoint;
import dev.sotto.intake.ReportEndpoint;
import dev.sotto.metric.Registry;
import dev.sotto.query.Query;
import dev.sotto.query.QueryEndpoints;
import dev.sotto.web.Problem;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.web.ServerOptions;
import dev.sotto.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The service: its state and the server in front of it, wired.
final class ServiceHost implements AutoCloseable {
  private final ServiceState state;
  private final WebServer server;
  private final AtomicReference<Optional<SimulatedFleet>> fleet;

  private ServiceHost(
      ServiceState state, WebServer server, AtomicReference<Optional<SimulatedFleet>> fleet) {
    this.state = state;
    this.server = server;
    this.fleet = fleet;
  }

  /// Starts the service on `directory`, as [ServiceState#open(Path, Optional, boolean)] opens it.
  ///
  static ServiceHost start(
      Path directory, Optional<Registry> registry, Port port, boolean simulated)
      throws IOException {
    return start(directory, registry, port, simulated, InstantSource.system());
  }

  /// The same under a clock of the caller's, which a simulation moves.
  static ServiceHost start(
      Path directory,
      Optional<Registry> registry,
      Port port,
      boolean simulated,
      InstantSource clock)
      throws IOException {
    ServiceState state = ServiceState.open(directory, registry, simulated, clock);
    try {
      AtomicReference<Optional<SimulatedFleet>> fleet = new AtomicReference<>(Optional.empty());
      List<Route> routes = routes(state, clock, fleet::get);
      return new ServiceHost(
          state, WebServer.start(ServerOptions.local().withPort(port.number()), routes), fleet);
    } catch (IOException | RuntimeException failed) {
      state.close();
      throw failed;
    }
  }

  private static List<Route> routes(
      ServiceState state, InstantSource clock, Supplier<Optional<SimulatedFleet>> fleet)
      throws IOException {
    List<Route> routes = new ArrayList<>();
    routes.add(
        new ReportEndpoint(new Admission(state.catalog()::find), state.journal(), clock).route());
    routes.add(new RegistryEndpoint(state::registry).route());
    routes.add(Route.get("/health", _ -> health(state)));
    Query query = new Query(state.releases());
    routes.addAll(new QueryEndpoints(query).routes());
    routes.addAll(new Dashboard(query, fleet).routes());
    return routes;
  }

  /// Reports that are acknowledged and not counted must not go unseen.
  private static Response health(ServiceState state) {
    return state
        .failure()
        .map(why -> Problem.of(503, why).response())
        .orElseGet(() -> Response.text("counting\n"));
  }

  /// From now on the pages say what only a simulation knows.
  void fleetIs(long eligible, long consenting) {
    fleet.set(Optional.of(new SimulatedFleet(eligible, consenting)));
  }

  ServiceState state() {
    return state;
  }

  URI uri() {
    return server.uri();
  }

  @Override
  public void close() throws IOException {
    try (state) {
      server.close();
    }
  }
}

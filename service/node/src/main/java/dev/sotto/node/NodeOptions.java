package dev.sotto.node;

import dev.sotto.dashboard.SimulatedFleet;
import dev.sotto.web.Route;
import dev.sotto.web.ServerOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// How a node serves.
///
/// @param state  how it keeps its state
/// @param server where it listens, and within which limits
/// @param routes what it serves beyond what every node does
/// @param fleet  what the pages say of the devices where a simulation knows it; safe to call from any thread, empty as long
///     as it is not known
public record NodeOptions(
    StateOptions state,
    ServerOptions server,
    List<Route> routes,
    Supplier<Optional<SimulatedFleet>> fleet) {
  /// Copies the list.
  public NodeOptions {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(server, "server");
    routes = List.copyOf(routes);
    Objects.requireNonNull(fleet, "fleet");
  }

  /// A node on a free port of this machine that keeps its state as `state` says.
  public static NodeOptions of(StateOptions state) {
    return new NodeOptions(state, ServerOptions.local(), List.of(), Optional::empty);
  }

  /// The same on `other`.
  public NodeOptions withServer(ServerOptions other) {
    return new NodeOptions(state, other, routes, fleet);
  }

  /// The same with `further` routes.
  public NodeOptions withRoutes(List<Route> further) {
    return new NodeOptions(state, server, further, fleet);
  }

  /// The same whose pages say what `known` gives.
  public NodeOptions withFleet(Supplier<Optional<SimulatedFleet>> known) {
    return new NodeOptions(state, server, routes, known);
  }
}

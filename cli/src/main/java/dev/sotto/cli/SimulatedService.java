package dev.sotto.cli;

import dev.sotto.dashboard.SimulatedFleet;
import dev.sotto.metric.Registry;
import dev.sotto.node.Node;
import dev.sotto.node.NodeOptions;
import dev.sotto.node.ServiceState;
import dev.sotto.node.StateOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A service on this machine for simulated devices, whose pages are told of their fleet once it is known.
final class SimulatedService implements AutoCloseable {
  private final Node node;
  private final AtomicReference<Optional<SimulatedFleet>> fleet;

  private SimulatedService(Node node, AtomicReference<Optional<SimulatedFleet>> fleet) {
    this.node = node;
    this.fleet = fleet;
  }

  /// Starts it on `directory`.
  ///
  /// @param clock that the simulation may move
  static SimulatedService start(Path directory, Registry registry, Port port, InstantSource clock)
      throws IOException {
    AtomicReference<Optional<SimulatedFleet>> fleet = new AtomicReference<>(Optional.empty());
    NodeOptions options =
        NodeOptions.of(StateOptions.of(true).withClock(clock))
            .withServer(port.local())
            .withFleet(fleet::get);
    return new SimulatedService(Node.serve(directory, Optional.of(registry), options), fleet);
  }

  /// From now on the pages say what only a simulation knows.
  void fleetIs(long eligible, long consenting) {
    fleet.set(Optional.of(new SimulatedFleet(eligible, consenting)));
  }

  ServiceState state() {
    return node.state();
  }

  URI uri() {
    return node.uri();
  }

  @Override
  public void close() throws IOException {
    node.close();
  }
}

package dev.sotto.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.dashboard.SimulatedFleet;
import dev.sotto.testkit.SeededRandom;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
  @TempDir private Path directory;

  private static String get(Node node, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) node.uri().resolve(path).toURL().openConnection();
    try (InputStream body = connection.getInputStream()) {
      assertThat(connection.getResponseCode()).as(path).isEqualTo(200);
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void it_serves_registry_estimates_pages_health_and_the_routes_it_is_given() throws Exception {
    NodeOptions options =
        NodeOptions.of(Reported.options())
            .withRoutes(List.of(Route.get("/further", _ -> Response.text("further\n"))));
    try (Node node = Node.serve(directory, Optional.of(Reported.REGISTRY), options)) {
      for (String path : List.of("/registry", "/api/metrics", "/", "/parties", "/style.css")) {
        assertThat(get(node, path)).isNotEmpty();
      }
      assertThat(get(node, "/health")).isEqualTo("counting\n");
      assertThat(get(node, "/further")).isEqualTo("further\n");
    }
  }

  @Test
  void the_pages_say_of_the_fleet_what_its_owner_knows_once_it_does() throws Exception {
    AtomicReference<Optional<SimulatedFleet>> fleet = new AtomicReference<>(Optional.empty());
    NodeOptions options = NodeOptions.of(Reported.options()).withFleet(fleet::get);
    try (Node node = Node.serve(directory, Optional.of(Reported.REGISTRY), options)) {
      Reported.report(node.state(), 30, new SeededRandom(1));
      node.state().awaitCounted(Reported.PATIENCE);
      assertThat(get(node, "/metrics/crashed-today")).doesNotContain("777");
      fleet.set(Optional.of(new SimulatedFleet(777, 700)));
      assertThat(get(node, "/metrics/crashed-today")).contains("777");
    }
  }
}

package dev.sotto.intake;

import dev.sotto.metric.Definitions;
import dev.sotto.metric.Registry;
import dev.sotto.protocol.Endpoints;
import dev.sotto.web.Handler;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.wire.Bytes;
import java.util.Objects;

/// `GET /registry`: the canonical bytes of the current registry, with their hash as the entity tag, so that a device
/// that has them is answered 304.
///
/// Thread-safe if the supplier is.
public final class RegistryEndpoint implements Handler {
  private final Definitions definitions;

  /// @param definitions with the current registry
  public RegistryEndpoint(Definitions definitions) {
    this.definitions = Objects.requireNonNull(definitions, "definitions");
  }

  /// This at its path.
  public Route route() {
    return Route.get(Endpoints.REGISTRY, this);
  }

  @Override
  public Response handle(Request request) {
    Registry registry = definitions.current();
    String tag = '"' + registry.hash().toHex() + '"';
    boolean known = request.header("If-None-Match").filter(tags -> names(tags, tag)).isPresent();
    Response response =
        known
            ? Response.of(304, Endpoints.REGISTRY_TYPE, Bytes.of())
            : Response.bytes(Endpoints.REGISTRY_TYPE, registry.bytes());
    return response.withHeader("ETag", tag).withHeader("Cache-Control", "no-cache");
  }

  private static boolean names(String tags, String tag) {
    return tags.contains(tag) || tags.strip().equals("*");
  }
}

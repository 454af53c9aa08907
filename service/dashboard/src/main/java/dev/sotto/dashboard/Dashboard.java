package dev.sotto.dashboard;

import dev.sotto.query.Query;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// The page at `/` and its stylesheet at `/style.css`. No script, and nothing is loaded from elsewhere.
///
/// Thread-safe.
public final class Dashboard {
  private static final String STYLE = "style.css";

  private final Query query;
  private final Bytes style;

  /// A dashboard of what `query` finds.
  ///
  /// @throws IOException if the stylesheet, which is packed with this class, cannot be read
  public Dashboard(Query query) throws IOException {
    this.query = Objects.requireNonNull(query, "query");
    try (InputStream in = Dashboard.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IOException(STYLE + " is missing beside " + Dashboard.class.getName());
      }
      style = Bytes.of(in.readAllBytes());
    }
  }

  /// The page and its stylesheet.
  public List<Route> routes() {
    return List.of(Route.get("/", this::page), Route.get("/style.css", this::style));
  }

  private Response page(Request request) {
    return Response.html(Page.of(query.overview()));
  }

  private Response style(Request request) {
    return Response.bytes("text/css; charset=utf-8", style)
        .withHeader("Cache-Control", "max-age=3600");
  }
}

package dev.sotto.dashboard;

import dev.sotto.metric.MetricName;
import dev.sotto.metric.WindowNumber;
import dev.sotto.pages.Asset;
import dev.sotto.query.MetricHistory;
import dev.sotto.query.Overview;
import dev.sotto.query.Query;
import dev.sotto.query.Selection;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages for people:
///
/// - `GET /`: every metric with its latest number.
/// - `GET /metrics/{name}`: one metric; `?window=` takes a window's number, `?segment=` a group's index, `?value=` the index
///   of what is followed, `?version=` an earlier definition. An empty parameter is none.
/// - `GET /parties`: what each party sees.
/// - `GET /style.css` and `GET /icon.svg`.
///
/// No script, and nothing is loaded from elsewhere.
///
/// Thread-safe.
public final class Dashboard {
  private static final String STYLE = "style.css";

  private final Query query;
  private final Supplier<Optional<SimulatedFleet>> fleet;
  private final Asset style;
  private final Asset icon;

  /// A dashboard of what `query` finds.
  ///
  /// @throws IOException if the stylesheet or the icon, which are packed with this class, cannot be read
  public Dashboard(Query query) throws IOException {
    this(query, Optional::empty);
  }

  /// The same, of a simulation that knows its fleet.
  ///
  /// @param fleet safe to call from any thread; empty as long as it is not known
  /// @throws IOException as above
  public Dashboard(Query query, Supplier<Optional<SimulatedFleet>> fleet) throws IOException {
    this.query = Objects.requireNonNull(query, "query");
    this.fleet = Objects.requireNonNull(fleet, "fleet");
    style = Asset.style().followedBy(own());
    icon = Asset.icon();
  }

  /// The rules for what no other module draws.
  private static String own() throws IOException {
    try (InputStream in = Dashboard.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IOException(STYLE + " is missing beside " + Dashboard.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The pages and what they load.
  public List<Route> routes() {
    return List.of(
        Route.get(Address.OVERVIEW, _ -> overview()),
        Route.get("/metrics/{name}", this::metric),
        Route.get(Address.PARTIES, _ -> parties()),
        Route.get(style.address(), _ -> kept(style)),
        Route.get(icon.address(), _ -> kept(icon)));
  }

  private static Response kept(Asset asset) {
    return Response.bytes(asset.contentType(), Bytes.utf8(asset.content()))
        .withHeader("Cache-Control", "max-age=3600");
  }

  private Response overview() {
    return Response.html(OverviewPage.of(query.recent(View.MOST_WINDOWS / 2)));
  }

  private Response parties() {
    Overview now = query.recent(0);
    return Response.html(PartiesPage.of(now.registry(), now.at(), now.simulated()));
  }

  private Response metric(Request request) {
    Optional<MetricHistory> history;
    int quantity;
    try {
      Selection selection =
          new Selection(
              parameter(request, "window").map(text -> new WindowNumber(Long.parseLong(text))),
              parameter(request, "segment").map(Integer::valueOf));
      quantity = parameter(request, "value").map(Integer::valueOf).orElse(0);
      MetricName name = new MetricName(request.pathParameter("name"));
      history = query.history(name, parameter(request, "version"), selection, View.MOST_WINDOWS);
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | DateTimeException
        | ArithmeticException notFound) {
      return missing();
    }
    if (history.isEmpty()) {
      return missing();
    }
    View view = new View(history.get(), quantity);
    if (quantity < 0 || quantity > Math.max(0, view.quantities().size() - 1)) {
      return missing();
    }
    return Response.html(MetricPage.of(view, fleet.get()));
  }

  /// The first value of a parameter; a form sends what was not chosen as empty.
  private static Optional<String> parameter(Request request, String name) {
    return request.query(name).filter(text -> !text.isEmpty());
  }

  private Response missing() {
    Overview now = query.recent(0);
    String page = MissingPage.of(now.at(), now.simulated(), now.registry().debug());
    return Response.of(404, "text/html; charset=utf-8", Bytes.utf8(page));
  }
}

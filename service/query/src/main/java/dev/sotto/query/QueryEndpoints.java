package dev.sotto.query;

import dev.sotto.metric.MetricName;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Changes;
import dev.sotto.web.Problem;
import dev.sotto.web.Request;
import dev.sotto.web.Response;
import dev.sotto.web.Route;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The HTTP API over results, JSON throughout:
///
/// - `GET /api/metrics`: the latest result of every metric.
/// - `GET /api/metrics/{name}`: the results of one; `?window=` takes a window's number, `?segment=` a segment's index.
/// - `GET /api/metrics/{name}/windows`: the windows of which reports were counted.
/// - `GET /api/metrics/{name}/changes`: where devices with a release differ from those with the one before it.
///
/// Thread-safe.
public final class QueryEndpoints {
  private final Query query;
  private final ResultJson json = new ResultJson();
  private final ChangesJson changesJson = new ChangesJson();

  /// Endpoints that answer from `query`.
  public QueryEndpoints(Query query) {
    this.query = Objects.requireNonNull(query, "query");
  }

  /// All of them.
  public List<Route> routes() {
    return List.of(
        Route.get("/api/metrics", _ -> Response.json(json.overview(query.overview()))),
        Route.get("/api/metrics/{name}", request -> named(request, name -> metric(request, name))),
        Route.get("/api/metrics/{name}/windows", request -> named(request, this::windows)),
        Route.get("/api/metrics/{name}/changes", request -> named(request, this::changes)));
  }

  private static Response named(Request request, Function<MetricName, Response> answer) {
    try {
      return answer.apply(new MetricName(request.pathParameter("name")));
    } catch (IllegalArgumentException notAName) {
      return noSuchMetric();
    }
  }

  private static Response noSuchMetric() {
    return Problem.of(404, "no metric has this name; GET /api/metrics lists all").response();
  }

  private Response windows(MetricName name) {
    List<WindowsResult> results = query.windows(name);
    return results.isEmpty() ? noSuchMetric() : Response.json(json.windows(results));
  }

  private Response changes(MetricName name) {
    List<Changes> results = query.changes(name);
    return results.isEmpty() ? noSuchMetric() : Response.json(changesJson.of(results));
  }

  private Response metric(Request request, MetricName name) {
    Optional<Selection> selection = selection(request);
    if (selection.isEmpty()) {
      return Problem.of(400, "window and segment are whole numbers").response();
    }
    try {
      List<MetricResult> results = query.metric(name, selection.get());
      return results.isEmpty() ? noSuchMetric() : Response.json(json.results(results));
    } catch (IndexOutOfBoundsException noSegment) {
      return Problem.of(404, "the metric has no segment of this number").response();
    } catch (DateTimeException | ArithmeticException noWindow) {
      return Problem.of(400, "the window lies outside of all time").response();
    }
  }

  /// Empty if a parameter is not a number.
  private static Optional<Selection> selection(Request request) {
    try {
      return Optional.of(
          new Selection(
              request.query("window").map(text -> new WindowNumber(Long.parseLong(text))),
              request.query("segment").map(Integer::valueOf)));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}

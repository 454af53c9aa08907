package dev.sotto.cli;

import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Numbers;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Loopback;
import dev.sotto.wire.MalformedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service that already runs on this machine, asked over HTTP as anybody may ask it.
final class RemoteService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private RemoteService(URI address) {
    this.address = address;
  }

  /// What a service says of a window of one definition.
  ///
  /// @param reports counted; empty if nothing is said of fewer than the minimum cohort, or there are none
  /// @param numbers what they say; empty if nothing is said
  record Result(Optional<Long> reports, Optional<Numbers> numbers) {
    static final Result NOTHING = new Result(Optional.empty(), Optional.empty());
  }

  /// The service at `text`, which must be an address of this machine: reports are not sealed yet.
  static RemoteService at(String text) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException unclear) {
      throw new UsageException(
          "--server is \"" + text + "\", which is no address; write http://127.0.0.1:8080");
    }
    if (!"http".equals(address.getScheme())
        || address.getHost() == null
        || address.getUserInfo() != null) {
      throw new UsageException(
          "--server is \"" + text + "\"; write an address such as http://127.0.0.1:8080");
    }
    if (!Loopback.isHttp(address)) {
      throw new UsageException(
          "--server is \""
              + text
              + "\", another machine; reports are not sealed yet, so devices send to this machine"
              + " only, such as http://127.0.0.1:8080");
    }
    return new RemoteService(address.resolve("/"));
  }

  URI address() {
    return address;
  }

  /// The registry that its devices obey.
  Registry registry() throws IOException, InterruptedException {
    byte[] bytes = get("registry", HttpResponse.BodyHandlers.ofByteArray());
    try {
      return Registry.decode(Bytes.of(bytes)).orThrow();
    } catch (MalformedException other) {
      throw new IOException(
          address + "registry answers no registry that this version reads: " + other.getMessage(),
          other);
    }
  }

  /// Whether it says of itself that its devices are simulated.
  boolean simulated() throws IOException, InterruptedException {
    return json("api/metrics").path("simulated").asBoolean(false);
  }

  /// Whether it counted a report of `metric`, in whatever window.
  boolean hasReports(Metric metric) throws IOException, InterruptedException {
    JsonNode answer = json("api/metrics/" + metric.name() + "/windows");
    return !of(metric, answer).path("windows").isEmpty();
  }

  /// What it says of `window`.
  Result result(Metric metric, WindowNumber window) throws IOException, InterruptedException {
    JsonNode answer = of(metric, json("api/metrics/" + metric.name() + "?window=" + window));
    if (!answer.path("state").asString("").equals("published")) {
      return Result.NOTHING;
    }
    return new Result(
        Optional.of(answer.path("reports").asLong()), Optional.of(RemoteNumbers.of(answer)));
  }

  /// The element of the answer that is of this very definition; missing if there is none.
  private static JsonNode of(Metric metric, JsonNode answer) {
    String id = metric.id().toString();
    for (JsonNode result : answer.path("results")) {
      if (result.path("definition").asString("").equals(id)) {
        return result;
      }
    }
    return JSON.missingNode();
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    try {
      return JSON.readTree(get(path, HttpResponse.BodyHandlers.ofString()));
    } catch (JacksonException other) {
      throw new IOException(address + path + " answers no JSON; is it a sotto serve?", other);
    }
  }

  private <T> T get(String path, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpResponse<T> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build(), body);
    } catch (IOException unreachable) {
      throw new IOException(
          "no service answers at " + address + "; start one with sotto serve --simulated",
          unreachable);
    }
    if (response.statusCode() != 200) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s answers %d at /%s; is it a sotto serve of this version?",
              address,
              response.statusCode(),
              path));
    }
    return response.body();
  }

  @Override
  public void close() {
    client.close();
  }
}

package dev.sotto.web;

import dev.sotto.wire.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One request with its whole body, which is never longer than `ServerOptions.maxBodyBytes`. Where it came from is
/// not part of it.
///
/// @param method         as sent, in capitals: `GET`, `POST`
/// @param path           as sent, without the query: `/tasks/boot%20time`
/// @param pathParameters what stood for each `{name}` of the route, decoded
/// @param query          the values of each query parameter, decoded, in the order sent
/// @param headers        the values of each header, by its name in small letters
/// @param body           empty if there was none
public record Request(
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    Bytes body) {
  /// Copies the maps.
  public Request {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    pathParameters = Map.copyOf(pathParameters);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body, "body");
  }

  /// A request without query, headers and body: for trying a handler without a server.
  public static Request of(String method, String path) {
    return new Request(method, path, Map.of(), Map.of(), Map.of(), Bytes.of());
  }

  /// What stood for `{name}` in the route's path.
  ///
  /// @throws IllegalArgumentException if the route has no such segment
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no segment {" + name + "}");
    }
    return value;
  }

  /// The first value of the query parameter `name`.
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// The first value of the header `name`, whatever the case of its letters.
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /// The method and the sizes only: path and headers may tell of a person.
  @Override
  public String toString() {
    return method + " request with a body of " + body;
  }
}

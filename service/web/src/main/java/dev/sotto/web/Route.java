package dev.sotto.web;

import java.util.Objects;

/// Which handler answers which requests.
///
/// @param method  in capitals; a route for `GET` also answers `HEAD`
/// @param path    begins with `/`; a segment is literal or `{name}`, which stands for any one segment
/// @param handler answers
public record Route(String method, String path, Handler handler) {
  /// Checks method and path.
  public Route {
    Objects.requireNonNull(handler, "handler");
    if (!method.matches("[A-Z]+")) {
      throw new IllegalArgumentException("method of route " + path + " is not in capital letters");
    }
    PathPattern.parse(path);
  }

  /// A route for `GET`.
  public static Route get(String path, Handler handler) {
    return new Route("GET", path, handler);
  }

  /// A route for `POST`.
  public static Route post(String path, Handler handler) {
    return new Route("POST", path, handler);
  }
}

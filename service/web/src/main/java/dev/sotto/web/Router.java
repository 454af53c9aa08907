package dev.sotto.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the route of a request. A literal path goes before one with names. Immutable.
final class Router {
  private final Map<List<String>, Place> literals = new HashMap<>();
  private final List<Place> templates = new ArrayList<>();

  /// @throws IllegalArgumentException if two routes would answer the same requests
  Router(List<Route> routes) {
    Set<List<String>> seen = new HashSet<>();
    Map<List<String>, Place> places = new HashMap<>();
    for (Route route : routes) {
      PathPattern pattern = PathPattern.parse(route.path());
      List<String> key = new ArrayList<>(pattern.shape());
      key.add(route.method());
      if (!seen.add(key)) {
        throw new IllegalArgumentException(
            "two routes answer " + route.method() + " " + route.path() + "; remove one");
      }
      Place place = places.computeIfAbsent(pattern.shape(), _ -> new Place());
      if (place.entries.isEmpty()) {
        add(pattern, place);
      }
      place.entries.add(new Entry(route, pattern));
    }
  }

  private void add(PathPattern pattern, Place place) {
    if (pattern.isLiteral()) {
      literals.put(pattern.segments(), place);
    } else {
      templates.add(place);
    }
  }

  /// What a request leads to.
  sealed interface Found {
    /// `route` answers; `parameters` stood for its names.
    record Match(Route route, Map<String, String> parameters) implements Found {}

    /// The path is known, but not for this method; `allowed` are those it is known for.
    record WrongMethod(String allowed) implements Found {}

    /// Path or query are not encoded as they must be.
    record Malformed() implements Found {}

    /// No route has this path.
    record Nothing() implements Found {}
  }

  /// @param path as sent
  /// @throws IllegalArgumentException if a percent sign in `path` is not followed by two hexadecimal digits
  Found find(String method, String path) {
    if (!path.startsWith("/")) {
      return new Found.Nothing();
    }
    List<String> segments = PathPattern.cut(path).stream().map(Router::decode).toList();
    Place literal = literals.get(segments);
    if (literal != null) {
      return literal.find(method, segments);
    }
    for (Place place : templates) {
      if (place.fits(segments)) {
        return place.find(method, segments);
      }
    }
    return new Found.Nothing();
  }

  private static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private record Entry(Route route, PathPattern pattern) {}

  /// The routes of one path, one a method.
  private static final class Place {
    private final List<Entry> entries = new ArrayList<>();

    boolean fits(List<String> segments) {
      return entries.getFirst().pattern.match(segments).isPresent();
    }

    Found find(String method, List<String> segments) {
      return of(method)
          .or(() -> method.equals("HEAD") ? of("GET") : Optional.empty())
          .<Found>map(e ->
              new Found.Match(e.route, e.pattern.match(segments).orElseThrow(AssertionError::new)))
          .orElseGet(() -> new Found.WrongMethod(String.join(", ", allowed())));
    }

    private Optional<Entry> of(String method) {
      return entries.stream().filter(entry -> entry.route.method().equals(method)).findFirst();
    }

    private Set<String> allowed() {
      Set<String> allowed = new TreeSet<>();
      for (Entry entry : entries) {
        allowed.add(entry.route.method());
        if (entry.route.method().equals("GET")) {
          allowed.add("HEAD");
        }
      }
      return allowed;
    }
  }
}

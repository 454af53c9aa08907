package dev.sotto.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The path of a route, cut into segments.
///
/// @param segments each literal, or `{name}`
record PathPattern(List<String> segments) {
  PathPattern {
    segments = List.copyOf(segments);
  }

  /// @throws IllegalArgumentException if `path` does not begin with `/`, a brace stands elsewhere than around a
  ///     whole segment, or a name occurs twice
  static PathPattern parse(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path of route \"" + path + "\" does not begin with /");
    }
    List<String> segments = cut(path);
    Set<String> names = new HashSet<>();
    for (String segment : segments) {
      if (!segment.matches("[^{}?#]*|\\{[A-Za-z][A-Za-z0-9-]*}")) {
        throw new IllegalArgumentException(
            "segment \"" + segment + "\" of route \"" + path + "\" is neither literal nor {name}");
      }
      if (isParameter(segment) && !names.add(segment)) {
        throw new IllegalArgumentException(
            "segment " + segment + " occurs twice in route \"" + path + "\"");
      }
    }
    return new PathPattern(segments);
  }

  /// The part of `path` after its first `/`, at each further one.
  static List<String> cut(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  boolean isLiteral() {
    return segments.stream().noneMatch(PathPattern::isParameter);
  }

  /// What stands for each name, if `path`, cut and decoded, fits.
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String value = path.get(i);
      if (isParameter(segment) && !value.isEmpty()) {
        parameters.put(segment.substring(1, segment.length() - 1), value);
      } else if (!segment.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /// The same pattern whatever the names are called: two routes of equal shape would answer the same requests.
  List<String> shape() {
    List<String> shape = new ArrayList<>();
    for (String segment : segments) {
      shape.add(isParameter(segment) ? "{}" : segment);
    }
    return shape;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }
}

package dev.sotto.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Where a view is found: a path and the parameters that differ from what is shown without them.
///
/// @param path       begins with `/`
/// @param parameters by name
record Address(String path, Map<String, String> parameters) {
  /// The overview.
  static final String OVERVIEW = "/";

  /// What each party sees.
  static final String PARTIES = "/parties";

  /// The page of a metric.
  static Address metric(String name) {
    return new Address("/metrics/" + name, Map.of());
  }

  /// This with `name` set to `value`.
  Address with(String name, String value) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(name, value);
    return new Address(path, more);
  }

  /// This without `name`.
  Address without(String name) {
    Map<String, String> less = new TreeMap<>(parameters);
    less.remove(name);
    return new Address(path, less);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(path);
    char before = '?';
    for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
      text.append(before).append(parameter.getKey()).append('=');
      text.append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      before = '&';
    }
    return text.toString();
  }
}

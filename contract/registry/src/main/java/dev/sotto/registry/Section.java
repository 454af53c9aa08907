package dev.sotto.registry;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mapping whose keys are known in advance. Reports every key that is unknown or stands twice, and every one that is
/// missing or has the wrong form once it is asked for.
final class Section {
  private final Scope scope;
  private final Yaml.Spot at;
  private final Map<String, Yaml> values = new LinkedHashMap<>();

  /// @param at      the place of whatever is missing
  /// @param known   the keys there may be
  /// @param mapping what the file has
  Section(Scope scope, Yaml.Spot at, List<String> known, Yaml.Mapping mapping) {
    this.scope = scope;
    this.at = at;
    Map<String, Integer> lines = new HashMap<>();
    for (Yaml.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      Integer first = lines.putIfAbsent(key, entry.key().at().line());
      if (first != null) {
        scope.problem(
            entry.key().at(),
            "key " + Quoted.of(key),
            "stands twice, first on line " + first,
            "remove one of the two");
      } else if (known.contains(key)) {
        values.put(key, entry.value());
      } else {
        reportUnknown(entry.key(), known);
      }
    }
  }

  private void reportUnknown(Yaml.Scalar key, List<String> known) {
    if (key.text().equals("wellbeing") || key.text().equals("category")) {
      scope.problem(
          key.at(),
          "key " + key.text(),
          "is not available in this version, which has no wellbeing category",
          "remove it");
      return;
    }
    String remedy =
        Nearest.to(key.text(), known)
            .map(near -> "write " + near)
            .orElse("remove it or use one of " + String.join(", ", known));
    scope.problem(key.at(), "key " + shown(key.text()), "is unknown", remedy);
  }

  private static String shown(String key) {
    return key.isBlank() ? "\"\"" : Quoted.of(key);
  }

  Scope scope() {
    return scope;
  }

  /// Where the key's value begins, or the section's own place if there is none.
  Yaml.Spot spotOf(String key) {
    Yaml value = values.get(key);
    return value == null ? at : value.at();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<Yaml> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /// The text under `key`; a finding if it is missing, empty or no text.
  ///
  /// @param example a value to show in the remedy
  Optional<Yaml.Scalar> text(String key, String example) {
    return required(key, example).flatMap(value -> asText(key, value, example));
  }

  /// As [#text], but the key may be missing.
  Optional<Yaml.Scalar> optionalText(String key, String example) {
    return find(key).flatMap(value -> asText(key, value, example));
  }

  /// The list under `key`; a finding if it is missing, empty or no list.
  Optional<Yaml.Listing> list(String key, String example) {
    return required(key, example)
        .flatMap(value -> {
          if (value instanceof Yaml.Listing list && !list.items().isEmpty()) {
            return Optional.of(list);
          }
          reportForm(key, value, "a list", example);
          return Optional.empty();
        });
  }

  /// The mapping under `key`; a finding if it is missing, empty or no mapping.
  Optional<Yaml.Mapping> mapping(String key, String example) {
    return required(key, example).flatMap(value -> asMapping(key, value, example));
  }

  Optional<Yaml.Mapping> asMapping(String key, Yaml value, String example) {
    if (value instanceof Yaml.Mapping mapping && !mapping.entries().isEmpty()) {
      return Optional.of(mapping);
    }
    reportForm(key, value, "a mapping", example);
    return Optional.empty();
  }

  private Optional<Yaml> required(String key, String example) {
    Optional<Yaml> value = find(key);
    if (value.isEmpty()) {
      scope.problem(at, key, "is missing", "add " + key + ": " + example);
    }
    return value;
  }

  private Optional<Yaml.Scalar> asText(String key, Yaml value, String example) {
    if (value instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar);
    }
    reportForm(key, value, "text", example);
    return Optional.empty();
  }

  private void reportForm(String key, Yaml value, String wanted, String example) {
    String limit =
        value.form().equals(wanted) ? "is empty" : "is " + found(value) + ", not " + wanted;
    scope.problem(value.at(), key, limit, "write " + key + ": " + example);
  }

  private static String found(Yaml value) {
    return value instanceof Yaml.Scalar scalar && scalar.text().isBlank() ? "empty" : value.form();
  }
}

package dev.sotto.release;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A registry with the ids of its definitions, each hashed once: of a definition with thousands of values that takes
/// longer than to release a window of it.
///
/// Thread-safe.
final class Served {
  private final Registry registry;
  private final Set<Registry> identity = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<DefinitionId, MetricDefinition> definitions;

  private Served(Registry registry, Map<DefinitionId, MetricDefinition> definitions) {
    this.registry = registry;
    this.definitions = definitions;
    identity.add(registry);
  }

  static Served of(Registry registry) {
    Map<DefinitionId, MetricDefinition> definitions = new LinkedHashMap<>();
    registry.metrics().forEach(metric -> definitions.put(DefinitionId.of(metric), metric));
    return new Served(registry, Collections.unmodifiableMap(definitions));
  }

  Registry registry() {
    return registry;
  }

  /// In the order of the registry.
  Map<DefinitionId, MetricDefinition> definitions() {
    return definitions;
  }

  /// Whether this is of that very object.
  boolean isOf(Registry other) {
    return identity.contains(other);
  }
}

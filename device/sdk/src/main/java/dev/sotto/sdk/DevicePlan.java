package dev.sotto.sdk;

import dev.sotto.metric.DefinitionId;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Registry;
import dev.sotto.wire.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A registry with its hash and its definitions' ids worked out once. Immutable; many devices may share one.
public final class DevicePlan {
  private final Registry registry;
  private final Bytes canonical;
  private final Bytes hash;
  private final List<Planned> metrics;
  private final Map<MetricName, Planned> byName = new HashMap<>();

  private DevicePlan(Registry registry) {
    this.registry = registry;
    canonical = registry.encode();
    hash = registry.hash();
    List<Planned> planned = new ArrayList<>();
    for (MetricDefinition definition : registry.metrics()) {
      Planned metric = new Planned(definition, DefinitionId.of(definition));
      planned.add(metric);
      byName.put(definition.name(), metric);
    }
    metrics = List.copyOf(planned);
  }

  /// The plan of `registry`.
  public static DevicePlan of(Registry registry) {
    return new DevicePlan(registry);
  }

  /// The registry.
  public Registry registry() {
    return registry;
  }

  /// The SHA-256 of the registry's canonical bytes.
  public Bytes hash() {
    return hash;
  }

  Bytes canonical() {
    return canonical;
  }

  List<Planned> metrics() {
    return metrics;
  }

  Optional<Planned> find(MetricName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// A definition and its id.
  ///
  /// @param definition of the metric
  /// @param id         of the definition
  record Planned(MetricDefinition definition, DefinitionId id) {
    MetricName name() {
      return definition.name();
    }
  }
}

package dev.sotto.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Registries that were served, one of them in force. Immutable.
public final class ServedRegistries implements Definitions {
  private final Set<Registry> registries;
  private final Registry current;
  private final Map<DefinitionId, Metric> metrics = new HashMap<>();

  private ServedRegistries(Set<Registry> registries, Registry current) {
    this.registries = registries;
    this.current = current;
    for (Registry registry : registries) {
      registry.metrics().forEach(metric -> metrics.put(metric.id(), metric));
    }
  }

  /// Those of `earlier`, in any order, and after them `current`.
  public static ServedRegistries of(Collection<Registry> earlier, Registry current) {
    Set<Registry> all = new LinkedHashSet<>(earlier);
    all.add(current);
    return new ServedRegistries(all, current);
  }

  /// These, and from now on `next`.
  public ServedRegistries with(Registry next) {
    return of(registries, next);
  }

  @Override
  public Optional<Metric> find(DefinitionId id) {
    return Optional.ofNullable(metrics.get(id));
  }

  @Override
  public Registry current() {
    return current;
  }

  @Override
  public List<Registry> servedBy(DefinitionId id) {
    Optional<Metric> metric = find(id);
    List<Registry> serving = new ArrayList<>();
    for (Registry registry : registries) {
      if (metric.isPresent() && registry.contains(metric.get())) {
        serving.add(registry);
      }
    }
    return List.copyOf(serving);
  }
}

package dev.sotto.metric;

import java.util.List;
import java.util.Optional;

/// What devices were ever told to measure, and what they are told now. A device may report under a definition that a newer
/// registry replaced, and what was counted under it is still released: so none is forgotten.
///
/// Safe to call from any thread.
public interface Definitions {
  /// Those of one registry, which is in force.
  static Definitions of(Registry registry) {
    return ServedRegistries.of(List.of(), registry);
  }

  /// The metric with the definition of this id, if a registry ever served it.
  Optional<Metric> find(DefinitionId id);

  /// The registry in force.
  ///
  /// @throws IllegalStateException if none was ever published
  Registry current();

  /// The registries that ever served the definition of this id, in no order.
  List<Registry> servedBy(DefinitionId id);
}

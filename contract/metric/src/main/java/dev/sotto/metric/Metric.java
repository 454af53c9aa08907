package dev.sotto.metric;

import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;

/// A metric as it was published: its definition, the canonical bytes that were published, and the id that follows from
/// them. The three never part, so that a program that would write the definition otherwise still knows the metric by the
/// id that devices report under.
///
/// Two are equal if their ids are. Immutable.
public final class Metric {
  private final DefinitionId id;
  private final Bytes bytes;
  private final MetricDefinition definition;

  private Metric(Bytes bytes, MetricDefinition definition) {
    id = new DefinitionId(Digests.sha256(bytes).slice(0, DefinitionId.LENGTH));
    this.bytes = bytes;
    this.definition = definition;
  }

  /// The metric that is published by writing `definition` down, which is done here and once.
  public static Metric of(MetricDefinition definition) {
    return new Metric(CanonicalDefinition.encode(definition), definition);
  }

  /// The metric that was published as `bytes`. They are kept as they are.
  public static Decoded<Metric> decode(Bytes bytes) {
    Decoded<MetricDefinition> decoded = CanonicalDefinition.decode(bytes);
    if (decoded instanceof Decoded.Malformed<MetricDefinition> malformed) {
      return new Decoded.Malformed<>(malformed.why());
    }
    return new Decoded.Ok<>(new Metric(bytes, decoded.orThrow()));
  }

  /// Which metric this is.
  public DefinitionId id() {
    return id;
  }

  /// The canonical bytes, as they were published.
  public Bytes bytes() {
    return bytes;
  }

  /// What it is.
  public MetricDefinition definition() {
    return definition;
  }

  /// Shorthand for the name of the definition.
  public MetricName name() {
    return definition.name();
  }

  /// Shorthand for the terms of the definition.
  public Terms terms() {
    return definition.terms();
  }

  /// Shorthand for the windows of the definition.
  public Schedule schedule() {
    return definition.schedule();
  }

  /// Shorthand for the groups of the definition.
  public Segments segments() {
    return definition.segments();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metric metric && id.equals(metric.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /// The name, the version and the id.
  @Override
  public String toString() {
    return name() + " version " + terms().version() + " (" + id + ")";
  }
}

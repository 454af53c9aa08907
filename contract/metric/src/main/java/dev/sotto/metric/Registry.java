package dev.sotto.metric;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The metrics of a product and the caps they keep. One that breaks its caps cannot be constructed, so a device
/// cannot accept it either.
///
/// Its canonical bytes:
///
/// ```
///  header   "SREG" 1
///  debug    u8   1: short windows are allowed; not for release
///  caps     i64 per report, i64 per device-day, i64 per life, in billionths
///  metrics  u16, then for each: its published bytes with a varint length before them
/// ```
///
/// As a [Metric] does, it keeps the very bytes it was decoded from; two are equal if their bytes are. Immutable; many
/// devices may share one.
public final class Registry {
  /// The most metrics.
  public static final int MAX_METRICS = 256;

  /// The shortest window outside debugging.
  public static final Duration SHORTEST_WINDOW = Duration.ofHours(1);

  private static final Header HEADER = new Header("SREG", 1);
  private static final int MAX_DEFINITION_BYTES = 1 << 25;

  private final Content content;
  private final Bytes bytes;
  private final Bytes hash;
  private final Map<MetricName, Metric> byName = new HashMap<>();

  /// What the bytes say.
  private record Content(Caps caps, boolean debug, List<Metric> metrics) {
    private Content {
      metrics = List.copyOf(metrics);
      if (metrics.size() > MAX_METRICS) {
        throw new IllegalArgumentException(
            metrics.size() + " metrics, at most " + MAX_METRICS + " are allowed");
      }
      Set<MetricName> names = new HashSet<>();
      for (Metric metric : metrics) {
        if (!names.add(metric.name())) {
          throw new IllegalArgumentException("metric \"" + metric.name() + "\" is defined twice");
        }
      }
      RegistryRules.require(caps, debug, metrics);
    }
  }

  private Registry(Content content, Bytes bytes) {
    this.content = content;
    this.bytes = bytes;
    hash = hash(bytes);
    content.metrics.forEach(metric -> byName.put(metric.name(), metric));
  }

  /// A new registry, to be published by the bytes that are written here.
  ///
  /// @param caps    the most that may be learnt of one person
  /// @param debug   whether windows under an hour are allowed
  /// @param metrics in the order they are reported, with distinct names; at most 256
  /// @throws IllegalArgumentException if the metrics break the caps, or their times do not fit together
  public static Registry of(Caps caps, boolean debug, List<Metric> metrics) {
    Content content = new Content(caps, debug, metrics);
    return new Registry(content, encode(content));
  }

  /// The registry that was published as `bytes`, its caps kept.
  public static Decoded<Registry> decode(Bytes bytes) {
    return Decoded.of(bytes, reader -> new Registry(read(reader), bytes));
  }

  /// The most that may be learnt of one person.
  public Caps caps() {
    return content.caps;
  }

  /// Whether windows under an hour are allowed.
  public boolean debug() {
    return content.debug;
  }

  /// The metrics, in the order they are reported, with distinct names.
  public List<Metric> metrics() {
    return content.metrics;
  }

  /// The definitions of [#metrics()], in the same order.
  public List<MetricDefinition> definitions() {
    List<MetricDefinition> definitions = new ArrayList<>();
    content.metrics.forEach(metric -> definitions.add(metric.definition()));
    return List.copyOf(definitions);
  }

  /// The canonical bytes, as they were published.
  public Bytes bytes() {
    return bytes;
  }

  /// The SHA-256 of the canonical bytes.
  public Bytes hash() {
    return hash;
  }

  /// The SHA-256 of `canonical`, be they of a version that this program cannot decode.
  public static Bytes hash(Bytes canonical) {
    return Digests.sha256(canonical);
  }

  /// What the canonical bytes begin with.
  public static Header format() {
    return HEADER;
  }

  /// The metric of this name.
  public Optional<Metric> find(MetricName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Whether it has this very metric, and not only one of its name.
  public boolean contains(Metric metric) {
    return find(metric.name()).filter(metric::equals).isPresent();
  }

  /// The most that `metric` spends on one device in one day.
  public static Epsilon perDeviceDay(MetricDefinition metric) {
    return metric.terms().epsilon().times(metric.schedule().windowsPerDay());
  }

  /// The most that all metrics together spend on one device in one day.
  public Epsilon perDeviceDay() {
    return content.metrics.stream()
        .map(metric -> perDeviceDay(metric.definition()))
        .reduce(Epsilon.ZERO, Epsilon::plus);
  }

  /// How many reports of `metric` one device ever makes before the cap over the metric's life silences it.
  public long reportsPerLife(MetricDefinition metric) {
    return content.caps.perLife().nanos() / metric.terms().epsilon().nanos();
  }

  private static Bytes encode(Content content) {
    ByteWriter writer = new ByteWriter(1024);
    HEADER.write(writer);
    writer.u8(content.debug ? 1 : 0);
    writer
        .i64(content.caps.perReport().nanos())
        .i64(content.caps.perDeviceDay().nanos())
        .i64(content.caps.perLife().nanos());
    writer.u16(content.metrics.size());
    content.metrics.forEach(metric -> writer.prefixed(metric.bytes()));
    return writer.toBytes();
  }

  private static Content read(ByteReader reader) {
    HEADER.expect(reader);
    int debug = reader.varint(1, "debug");
    Caps caps =
        new Caps(new Epsilon(reader.i64()), new Epsilon(reader.i64()), new Epsilon(reader.i64()));
    List<Metric> metrics = new ArrayList<>();
    for (int left = reader.u16(); left > 0; left--) {
      Bytes published = reader.prefixed(MAX_DEFINITION_BYTES, "definition");
      metrics.add(Metric.decode(published).orThrow());
    }
    return new Content(caps, debug == 1, metrics);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Registry registry && hash.equals(registry.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  /// The hash and the number of metrics.
  @Override
  public String toString() {
    return "registry " + hash.toHex() + " of " + content.metrics.size() + " metrics";
  }
}

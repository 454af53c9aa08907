package dev.sotto.metric;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.wire.ByteReader;
import dev.sotto.wire.ByteWriter;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
///  metrics  u16, then for each: its canonical bytes with a varint length before them
/// ```
///
/// @param caps    the most that may be learnt of one person
/// @param debug   whether windows under an hour are allowed
/// @param metrics in the order they are reported, with distinct names; at most 256
public record Registry(Caps caps, boolean debug, List<MetricDefinition> metrics) {
  /// The most metrics.
  public static final int MAX_METRICS = 256;

  /// The shortest window outside debugging.
  public static final Duration SHORTEST_WINDOW = Duration.ofHours(1);

  private static final Header HEADER = new Header("SREG", 1);
  private static final int MAX_DEFINITION_BYTES = 1 << 25;

  /// Checks names, windows and caps.
  public Registry {
    metrics = List.copyOf(metrics);
    if (metrics.size() > MAX_METRICS) {
      throw new IllegalArgumentException(
          metrics.size() + " metrics, at most " + MAX_METRICS + " are allowed");
    }
    Set<MetricName> names = new HashSet<>();
    Epsilon day = Epsilon.ZERO;
    for (MetricDefinition metric : metrics) {
      if (!names.add(metric.name())) {
        throw new IllegalArgumentException("metric \"" + metric.name() + "\" is defined twice");
      }
      requireWithin(caps, debug, metric);
      day = day.plus(perDeviceDay(metric));
    }
    if (day.compareTo(caps.perDeviceDay()) > 0) {
      throw new IllegalArgumentException(
          "all metrics together spend " + day + " a device-day, the cap is " + caps.perDeviceDay());
    }
  }

  private static void requireWithin(Caps caps, boolean debug, MetricDefinition metric) {
    requireWithin(caps, metric);
    if (!metric.oracle().largestRatio().isWithin(metric.terms().epsilon())) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" declares "
              + metric.terms().epsilon()
              + ", its thresholds give more");
    }
    requireTimes(debug, metric);
  }

  private static void requireWithin(Caps caps, MetricDefinition metric) {
    Epsilon epsilon = metric.terms().epsilon();
    if (epsilon.compareTo(caps.perReport()) > 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" spends "
              + epsilon
              + " a report, the cap is "
              + caps.perReport());
    }
    if (epsilon.compareTo(caps.perLife()) > 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" spends "
              + epsilon
              + " a report, the cap over its life is "
              + caps.perLife());
    }
    long windows = metric.schedule().windowsPerDay();
    if (epsilon.nanos() > caps.perDeviceDay().nanos() / windows) { // a product could overflow
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" spends "
              + epsilon
              + " in each of "
              + windows
              + " windows a day, the cap a device-day is "
              + caps.perDeviceDay());
    }
  }

  private static void requireTimes(boolean debug, MetricDefinition metric) {
    Duration counted = metric.schedule().counted();
    if (Duration.ofDays(metric.terms().retentionDays()).compareTo(counted) < 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" keeps counts for "
              + metric.terms().retentionDays()
              + " days after a window and counts reports for "
              + counted
              + " after it; what is counted late would be dropped at once");
    }
    if (!debug && metric.schedule().window().compareTo(SHORTEST_WINDOW) < 0) {
      throw new IllegalArgumentException(
          "metric \""
              + metric.name()
              + "\" has a window of "
              + metric.schedule().window()
              + "; under PT1H only a debug registry may");
    }
  }

  /// The most that `metric` spends on one device in one day.
  public static Epsilon perDeviceDay(MetricDefinition metric) {
    return metric.terms().epsilon().times(metric.schedule().windowsPerDay());
  }

  /// The most that all metrics together spend on one device in one day.
  public Epsilon perDeviceDay() {
    return metrics.stream().map(Registry::perDeviceDay).reduce(Epsilon.ZERO, Epsilon::plus);
  }

  /// How many reports of `metric` one device ever makes before the cap over the metric's life silences it.
  public long reportsPerLife(MetricDefinition metric) {
    return caps.perLife().nanos() / metric.terms().epsilon().nanos();
  }

  /// The metric of this name.
  public Optional<MetricDefinition> find(MetricName name) {
    return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst();
  }

  /// The canonical bytes.
  public Bytes encode() {
    ByteWriter writer = new ByteWriter(1024);
    HEADER.write(writer);
    writer.u8(debug ? 1 : 0);
    writer
        .i64(caps.perReport().nanos())
        .i64(caps.perDeviceDay().nanos())
        .i64(caps.perLife().nanos());
    writer.u16(metrics.size());
    metrics.forEach(metric -> writer.prefixed(CanonicalDefinition.encode(metric)));
    return writer.toBytes();
  }

  /// The SHA-256 of the canonical bytes.
  public Bytes hash() {
    return hash(encode());
  }

  /// The SHA-256 of `canonical`, be they of a version that this program cannot decode.
  public static Bytes hash(Bytes canonical) {
    return Digests.sha256(canonical);
  }

  /// What the canonical bytes begin with.
  public static Header format() {
    return HEADER;
  }

  /// The registry that `bytes` encode, its caps kept.
  public static Decoded<Registry> decode(Bytes bytes) {
    return Decoded.of(bytes, Registry::read);
  }

  private static Registry read(ByteReader reader) {
    HEADER.expect(reader);
    int debug = reader.varint(1, "debug");
    Caps caps =
        new Caps(new Epsilon(reader.i64()), new Epsilon(reader.i64()), new Epsilon(reader.i64()));
    List<MetricDefinition> metrics = new ArrayList<>();
    for (int left = reader.u16(); left > 0; left--) {
      Bytes definition = reader.prefixed(MAX_DEFINITION_BYTES, "definition");
      metrics.add(CanonicalDefinition.decode(definition).orThrow());
    }
    return new Registry(caps, debug == 1, metrics);
  }
}

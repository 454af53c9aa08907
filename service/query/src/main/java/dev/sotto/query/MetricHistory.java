package dev.sotto.query;

import dev.sotto.metric.Metric;
import dev.sotto.metric.Registry;
import dev.sotto.metric.WindowNumber;
import dev.sotto.release.Changes;
import dev.sotto.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A metric's windows one after the other, in one segment or over all, and in each segment beside it.
///
/// @param at          the moment all of it is of
/// @param simulated   whether the reports came from simulated devices
/// @param registry    the one in force
/// @param metric      which
/// @param version     what tells the definition from the others of its name: its version and, where two have the same, the
///     first digits of the definition's id after it
/// @param versions    those of all definitions of the name, the current one first
/// @param segment     which segment `chosen` and `windows` are of; empty for all devices together
/// @param chosen      the window that is looked at; empty if no report was counted yet
/// @param counted     every window with reports, the latest first
/// @param windows     some of them, the earliest first
/// @param segments    the same windows in each segment, by its index; empty if there is only one or none was asked for
/// @param changes     what changed between releases of the program, over all windows; empty if it was not asked for
public record MetricHistory(
    Instant at,
    boolean simulated,
    Registry registry,
    Metric metric,
    String version,
    List<String> versions,
    Optional<Integer> segment,
    Optional<Release> chosen,
    List<WindowNumber> counted,
    List<Release> windows,
    List<List<Release>> segments,
    Optional<Changes> changes) {
  /// Copies the lists.
  public MetricHistory {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(chosen, "chosen");
    Objects.requireNonNull(version, "version");
    versions = List.copyOf(versions);
    counted = List.copyOf(counted);
    windows = List.copyOf(windows);
    Objects.requireNonNull(changes, "changes");
    segments = segments.stream().map(List::copyOf).toList();
  }

  /// Whether it is the definition that is shown of its name where none is asked for.
  public boolean first() {
    return version.equals(versions.getFirst());
  }

  /// Whether the definition stands in the current registry. If not, devices that have an earlier registry may still make
  /// reports under it.
  public boolean current() {
    return registry.contains(metric);
  }
}

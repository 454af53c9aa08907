package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the SDK holds, for the person who holds the device and for tests: no value among it.
///
/// @param granted         purposes granted
/// @param recorded        metrics of which a value is held in a window that is not closed
/// @param spent           ε spent by each metric over its life
/// @param waitingReports  reports drawn and not yet accepted
/// @param waitingUploads  uploads they form
/// @param acceptedReports reports the service counted
/// @param refusedReports  reports the service would not have
/// @param silent          whether the device's state could not be read, so that it stays silent
/// @param misuse          what the host did that could not be used
public record Inspection(
    Set<Purpose> granted,
    Set<MetricName> recorded,
    SortedMap<MetricName, Epsilon> spent,
    int waitingReports,
    int waitingUploads,
    long acceptedReports,
    long refusedReports,
    boolean silent,
    Misuse misuse) {
  /// Copies the collections.
  public Inspection {
    granted = Set.copyOf(granted);
    recorded = Set.copyOf(recorded);
    spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
  }

  /// Counts of what a host did that could not be used.
  ///
  /// @param unknownMetric records under a name or kind that no registry in force has
  /// @param outsideDomain labels that were not declared, numbers that were clipped, and sums whose total was clipped at
  ///     the close
  /// @param windowClosed  records in a window already closed, after the clock was set back
  /// @param missing       labels and purposes that were null
  /// @param notPersisted  records that could not be handed to the executor for writing
  public record Misuse(
      long unknownMetric, long outsideDomain, long windowClosed, long missing, long notPersisted) {}

  static Inspection of(DeviceState state, Set<MetricName> recorded, boolean silent, Misuse misuse) {
    TreeMap<MetricName, Epsilon> spent = new TreeMap<>();
    state.accounts().forEach((name, account) -> spent.put(name, account.spent()));
    List<Upload> spool = state.spool();
    int waiting = spool.stream().mapToInt(upload -> upload.reports().size()).sum();
    return new Inspection(
        state.granted(),
        recorded,
        spent,
        waiting,
        spool.size(),
        state.sent().accepted(),
        state.sent().refused(),
        silent,
        misuse);
  }
}

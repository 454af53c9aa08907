package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.MetricName;
import dev.sotto.metric.Purpose;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the SDK holds and has sent, for the person who holds the device. [#held()] and [#describe()] have true values,
/// which are theirs to see: neither belongs in a log or on a network. [#toString()] has counts only.
///
/// @param at              when it was looked at
/// @param allowed         purposes under which values are recorded now: what the host passed on last
/// @param granted         purposes granted durably: what the end of the process would leave
/// @param held            values of windows that are not closed
/// @param waiting         reports drawn and not yet answered
/// @param waitingUploads  uploads they form
/// @param sent            reports answered since the process began, the newest 64
/// @param budget          ε charged and what may be
/// @param acceptedReports reports the service counted, over the device's life
/// @param refusedReports  reports the service would not have, over the device's life
/// @param silent          whether the device's state could not be read, so that it stays silent
/// @param misuse          what the host did that could not be used
public record Inspection(
    Instant at,
    SortedSet<Purpose> allowed,
    SortedSet<Purpose> granted,
    List<HeldValue> held,
    List<WaitingReport> waiting,
    int waitingUploads,
    List<SentReport> sent,
    Budget budget,
    long acceptedReports,
    long refusedReports,
    boolean silent,
    Misuse misuse) {
  /// Copies the collections.
  public Inspection {
    allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
    granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
    held = List.copyOf(held);
    waiting = List.copyOf(waiting);
    sent = List.copyOf(sent);
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
      long unknownMetric, long outsideDomain, long windowClosed, long missing, long notPersisted) {
    /// Whether all could be used.
    public boolean isNone() {
      return unknownMetric + outsideDomain + windowClosed + missing + notPersisted == 0;
    }
  }

  /// Metrics of which a value is held in a window that is not closed.
  public Set<MetricName> recorded() {
    Set<MetricName> recorded = new TreeSet<>();
    held.forEach(value -> recorded.add(value.metric()));
    return recorded;
  }

  /// ε charged to each metric over its life.
  public SortedMap<MetricName, Epsilon> spent() {
    return budget.spent();
  }

  /// Number of reports drawn and not yet answered.
  public int waitingReports() {
    return waiting.size();
  }

  /// All of it in plain words, several lines, true values among them: for the eyes of the person who holds the device.
  public String describe() {
    return new Description(this).text();
  }

  /// Counts, no value and no bytes.
  @Override
  public String toString() {
    return "granted "
        + allowed
        + ", recorded "
        + held.size()
        + ", waiting "
        + waiting.size()
        + ", accepted "
        + acceptedReports
        + ", refused "
        + refusedReports
        + (silent ? ", silent" : "");
  }
}

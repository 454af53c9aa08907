package dev.sotto.admission;

import dev.sotto.metric.Definitions;
import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Schedule;
import dev.sotto.metric.WindowNumber;
import dev.sotto.protocol.Report;
import dev.sotto.protocol.Verdict;
import dev.sotto.wire.Bytes;
import dev.sotto.wire.Decoded;
import dev.sotto.wire.MalformedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Decides which reports are counted. A pure function of the report, the definitions known and the time: it looks at
/// form, definition, segment and window, and never at which value was reported.
///
/// The time is the service's. A clock that runs ahead closes windows early and opens ones that devices cannot have ended
/// yet; while it does, devices are told `WINDOW_CLOSED` for good reports and give them up. The ids of reports that were
/// taken are forgotten early too, so that one sent again after the clock is put right is counted again, as far as the
/// jump exceeded [#MARGIN].
///
/// Thread-safe if `definitions` is.
public final class Admission {
  /// How long an id is remembered after its report could last be admitted: room for a report that was admitted at the
  /// last moment and is stored after ids were forgotten, and for a clock that is set back.
  static final Duration MARGIN = Duration.ofHours(1);

  private final Definitions definitions;

  /// @param definitions those whose reports are admitted
  public Admission(Definitions definitions) {
    this.definitions = Objects.requireNonNull(definitions, "definitions");
  }

  /// Until when the id of a report of `window` must be recognised.
  ///
  /// @throws ArithmeticException if its start in seconds does not fit in a long
  /// @throws DateTimeException if no instant can hold it
  public static Instant rememberUntil(MetricDefinition definition, WindowNumber window) {
    return definition.schedule().countedUntil(window).plus(MARGIN);
  }

  /// Decides each of `reports`, in their order.
  public List<Decision> decide(List<Bytes> reports, Instant now) {
    List<Decision> decisions = new ArrayList<>(reports.size());
    for (Bytes report : reports) {
      decisions.add(decide(report, now));
    }
    return decisions;
  }

  private Decision decide(Bytes encoded, Instant now) {
    return switch (Report.decode(encoded)) {
      case Decoded.Malformed<Report> malformed -> new Decision.Refused(Verdict.MALFORMED);
      case Decoded.Ok<Report>(Report report) ->
          definitions
              .find(report.definition())
              .map(metric -> admit(report, metric.definition(), now))
              .orElseGet(() -> new Decision.Refused(Verdict.UNKNOWN_DEFINITION));
    };
  }

  private static Decision admit(Report report, MetricDefinition definition, Instant now) {
    if (report.segment() >= definition.segments().count() || !fits(report.payload(), definition)) {
      return new Decision.Refused(Verdict.MALFORMED);
    }
    return decide(report, definition, now);
  }

  private static boolean fits(Bytes payload, MetricDefinition definition) {
    try {
      definition.oracle().tallier().validate(payload);
      return true;
    } catch (MalformedException notOfTheMechanism) {
      return false;
    }
  }

  private static Decision decide(Report report, MetricDefinition definition, Instant now) {
    Schedule schedule = definition.schedule();
    WindowNumber window = report.window();
    try {
      if (now.isBefore(schedule.endOf(window))) {
        return new Decision.Refused(Verdict.WINDOW_OPEN);
      }
      if (!now.isBefore(schedule.countedUntil(window)) || !definition.collects(window)) {
        return new Decision.Refused(Verdict.WINDOW_CLOSED);
      }
      return new Decision.Admitted(report, rememberUntil(definition, window));
    } catch (ArithmeticException | DateTimeException beyondAllInstants) {
      return new Decision.Refused(window.value() < 0 ? Verdict.WINDOW_CLOSED : Verdict.WINDOW_OPEN);
    }
  }
}

package dev.sotto.admission;

import dev.sotto.protocol.Report;
import dev.sotto.protocol.Verdict;
import java.time.Instant;
import java.util.Objects;

/// What [Admission] decides of one report.
public sealed interface Decision {
  /// What the device is answered, once what was admitted is durable.
  Verdict verdict();

  /// It is to be journaled, and counted once.
  ///
  /// @param report        the report
  /// @param rememberUntil until when its id must be recognised
  record Admitted(Report report, Instant rememberUntil) implements Decision {
    /// Refuses null.
    public Admitted {
      Objects.requireNonNull(report, "report");
      Objects.requireNonNull(rememberUntil, "rememberUntil");
    }

    @Override
    public Verdict verdict() {
      return Verdict.ACCEPTED;
    }
  }

  /// It is not counted.
  ///
  /// @param verdict why; anything but `ACCEPTED`
  record Refused(Verdict verdict) implements Decision {
    /// Refuses an acceptance.
    public Refused {
      if (verdict == Verdict.ACCEPTED) {
        throw new IllegalArgumentException("ACCEPTED is no refusal");
      }
    }
  }
}

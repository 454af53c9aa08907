package dev.sotto.sdk;

import dev.sotto.protocol.Verdict;
import java.time.Instant;

/// A report that was sent and answered.
///
/// @param report  what was sent
/// @param at      when the answer was there
/// @param counted whether the service counted it
/// @param answer  of the service, in words
public record SentReport(DrawnReport report, Instant at, boolean counted, String answer) {
  static SentReport answered(DrawnReport report, Instant at, Verdict verdict) {
    return new SentReport(report, at, verdict == Verdict.ACCEPTED, words(verdict));
  }

  static SentReport refused(DrawnReport report, Instant at, int status) {
    return new SentReport(report, at, false, "refused with status " + status);
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> "counted";
      case MALFORMED -> "refused: not a report of the definition it names";
      case UNKNOWN_DEFINITION -> "refused: the service does not know the metric's definition";
      case WINDOW_OPEN -> "refused: its window has not ended";
      case WINDOW_CLOSED -> "refused: its window is not counted any more";
    };
  }
}

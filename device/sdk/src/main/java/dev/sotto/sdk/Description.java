package dev.sotto.sdk;

import dev.sotto.guarantee.Epsilon;
import dev.sotto.metric.Purpose;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An [Inspection] in plain words. Not thread-safe.
final class Description {
  private static final MathContext THREE_DIGITS_UP = new MathContext(3, RoundingMode.CEILING);

  private final Inspection seen;
  private final StringBuilder text = new StringBuilder();

  Description(Inspection seen) {
    this.seen = seen;
  }

  String text() {
    line("What Sotto holds on this device at " + time(seen.at()));
    consents();
    held();
    waiting();
    sent();
    budget();
    misuse();
    return text.toString();
  }

  private void consents() {
    line(
        seen.allowed().isEmpty()
            ? "You granted nothing, so nothing is recorded and nothing is sent."
            : "You granted: " + listed(seen.allowed()));
    if (!seen.allowed().equals(seen.granted())) {
      line("Your last decision is not written to the storage yet.");
    }
    if (seen.silent()) {
      line("The device's state cannot be read: nobody knows what was charged, so it stays silent.");
    }
  }

  private void held() {
    heading(
        "Recorded in open windows",
        seen.held().size(),
        "the true values, which never leave this device");
    for (HeldValue value : seen.held()) {
      line("  " + value.metric() + ": " + value.value());
      line("    " + value.description());
      line("    for " + value.purpose() + ", window " + span(value.from(), value.to()));
      if (!seen.at().isBefore(value.to())) {
        line("    the window has ended: at the next run it is randomized and deleted");
      }
    }
  }

  private void waiting() {
    heading(
        "Randomized and waiting to be sent",
        seen.waiting().size(),
        "the true values are deleted, nobody can get them back");
    for (WaitingReport waiting : seen.waiting()) {
      report(waiting.report());
      String tries =
          waiting.attempts() == 0
              ? ""
              : ", sent " + times(waiting.attempts()) + " without an answer so far";
      line("    due " + time(waiting.due()) + tries);
      bytes(waiting.report());
    }
  }

  private void sent() {
    heading(
        "Sent since this program began",
        seen.sent().size(),
        "the newest, at most " + SentReports.MAX_KEPT);
    for (SentReport sent : seen.sent()) {
      report(sent.report());
      line("    answered " + time(sent.at()) + ": " + sent.answer());
      bytes(sent.report());
    }
    line(
        "  Over this device's life: "
            + seen.acceptedReports()
            + " counted, "
            + seen.refusedReports()
            + " refused.");
  }

  private void report(DrawnReport report) {
    if (report.subject() instanceof DrawnReport.Known known) {
      line("  " + known.metric() + ", window " + span(known.from(), known.to()));
      line("    for " + report.purpose() + ", group: " + known.segment());
      line("    ε = " + known.epsilon() + ": " + surer(known.epsilon()));
    } else if (report.subject() instanceof DrawnReport.Unknown) {
      line("  a metric that no registry at hand has any more, for " + report.purpose());
    } else {
      throw new AssertionError(report.subject());
    }
  }

  private void bytes(DrawnReport report) {
    line("    id " + report.id().toHex());
    line("    " + report.bytes().length() + " bytes: " + report.bytes().toHex());
  }

  /// Rounded up: it is a bound.
  static String surer(Epsilon epsilon) {
    BigDecimal times =
        BigDecimal.valueOf(Math.exp(epsilon.toDecimal().doubleValue())).round(THREE_DIGITS_UP);
    return "whoever reads this can be at most e^"
        + epsilon
        + " = "
        + times.toPlainString()
        + " times surer about you";
  }

  private void budget() {
    Budget budget = seen.budget();
    line("Privacy charged, ε, of what may be charged:");
    line(
        "  on "
            + budget.today()
            + " over all metrics: "
            + budget.onToday()
            + " of "
            + budget.caps().perDeviceDay());
    budget
        .spent()
        .forEach((metric, spent) ->
            line("  over the life of " + metric + ": " + spent + " of " + budget.caps().perLife()));
  }

  private void misuse() {
    Inspection.Misuse misuse = seen.misuse();
    if (misuse.isNone()) {
      line("Everything the program recorded could be used.");
      return;
    }
    line("What the program recorded and could not be used as it was:");
    count(misuse.unknownMetric(), "under a name or kind that no registry has");
    count(misuse.outsideDomain(), "clipped to the bounds, or made absent");
    count(misuse.windowClosed(), "in a window already closed");
    count(misuse.missing(), "null");
    count(misuse.notPersisted(), "not written to the storage");
  }

  private void count(long count, String what) {
    if (count > 0) {
      line("  " + count + " " + what);
    }
  }

  private void heading(String what, int count, String remark) {
    line(what + (count == 0 ? ": nothing." : ", " + count + " (" + remark + "):"));
  }

  private static String listed(Iterable<Purpose> purposes) {
    StringBuilder list = new StringBuilder();
    purposes.forEach(purpose -> list.append(list.length() == 0 ? "" : ", ").append(purpose));
    return list.toString();
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String span(Instant from, Instant to) {
    return from + " to " + to; // whole seconds
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}

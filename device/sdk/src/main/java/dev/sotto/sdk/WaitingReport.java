package dev.sotto.sdk;

import java.time.Instant;

/// A report that was drawn and waits to be sent.
///
/// @param report   what waits
/// @param due      when it is to be sent, or sent again
/// @param attempts how often it was sent without an answer
public record WaitingReport(DrawnReport report, Instant due, int attempts) {}

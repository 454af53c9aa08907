package dev.sotto.protocol;

/// What the intake did with one report of a batch. None depends on the value that was randomized.
public enum Verdict {
  /// It is durable and counted, from now or from an earlier attempt.
  ACCEPTED(0),
  /// Its bytes are not a report of the definition it names.
  MALFORMED(1),
  /// The service does not know the definition.
  UNKNOWN_DEFINITION(2),
  /// Its window has not ended.
  WINDOW_OPEN(3),
  /// Its window is no longer counted, or the metric had expired before it began.
  WINDOW_CLOSED(4);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}

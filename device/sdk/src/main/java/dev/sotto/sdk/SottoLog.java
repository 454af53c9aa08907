package dev.sotto.sdk;

/// Where the SDK says what it did: one line a decision, with names and counts, never with values.
public interface SottoLog {
  /// A log that keeps nothing.
  SottoLog NONE = line -> {};

  /// Notes `line`. It is called on the SDK's executor and must not throw.
  void note(String line);
}

package dev.sotto.fleet;

/// What a device is told and tells while it tries to send. Of the service it knows whether that answered, and nothing else
/// goes in: what was recorded has no part in it.
interface Tries {
  /// Whether to try (again).
  boolean goOn();

  /// A device tried.
  ///
  /// @param answered whether the service counted or refused what was sent; if not, it is to be sent again
  void tried(boolean answered);
}

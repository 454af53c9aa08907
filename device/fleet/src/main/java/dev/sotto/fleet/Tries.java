package dev.sotto.fleet;

/// What a device is told and tells while it tries to send. It depends on what the service acknowledges alone: what was
/// recorded has no part in it.
interface Tries {
  /// Whether to try (again).
  boolean goOn();

  /// A device tried.
  ///
  /// @param acknowledged whether the service counted a report of it
  void tried(boolean acknowledged);
}

package dev.sotto.engine;

/// When a snapshot gets its name. Only the first is durable; the other is there for the tests to show that they would
/// notice.
enum Durability {
  /// Content, then name, each forced.
  FORCE_THEN_NAME,
  /// Nothing is forced: a twin that must fail the crash tests.
  NAME_ONLY
}

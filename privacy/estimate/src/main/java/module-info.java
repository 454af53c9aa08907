/// From counters to numbers: estimates, their variances and intervals, and the decoding of large domains. Whoever holds
/// counters may not require this, but the release; see `docs/architecture.md`.
@org.jspecify.annotations.NullMarked
module dev.sotto.estimate {
  requires static org.jspecify;
  requires transitive dev.sotto.ldp;

  exports dev.sotto.estimate;
}

/// The only door from counts to numbers: estimates with their intervals, the cohort, and what each number cost in
/// privacy.
@org.jspecify.annotations.NullMarked
module dev.sotto.release {
  requires static org.jspecify;
  requires transitive dev.sotto.guarantee;
  requires dev.sotto.ldp;
  requires dev.sotto.estimate;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.fold;

  exports dev.sotto.release;
}

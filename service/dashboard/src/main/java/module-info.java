/// The page for people: every metric with its estimates, their uncertainty and what they cost.
@org.jspecify.annotations.NullMarked
module dev.sotto.dashboard {
  requires static org.jspecify;
  requires transitive dev.sotto.query;
  requires transitive dev.sotto.web;
  requires dev.sotto.pages;
  requires dev.sotto.wire;
  requires dev.sotto.guarantee;
  requires dev.sotto.metric;
  requires dev.sotto.release;

  exports dev.sotto.dashboard;
}

/// What can be known before anything is collected: how exact answers will be, and how many devices they need. Pure
/// functions of definitions; it holds no counts.
@org.jspecify.annotations.NullMarked
module dev.sotto.planner {
  requires static org.jspecify;
  requires transitive dev.sotto.guarantee;
  requires transitive dev.sotto.ldp;
  requires dev.sotto.estimate;
  requires transitive dev.sotto.metric;
  requires dev.sotto.registry;

  exports dev.sotto.planner;
}

/// The service on one node, wired: one way in to serve, one to read.
@org.jspecify.annotations.NullMarked
module dev.sotto.node {
  requires static org.jspecify;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.fold;
  requires transitive dev.sotto.journal;
  requires transitive dev.sotto.engine;
  requires transitive dev.sotto.intake;
  requires transitive dev.sotto.release;
  requires transitive dev.sotto.dashboard;
  requires transitive dev.sotto.web;
  requires dev.sotto.wire;
  requires dev.sotto.disk;
  requires dev.sotto.admission;
  requires dev.sotto.query;

  exports dev.sotto.node;
}

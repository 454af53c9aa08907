/// Definitions and reports that the tests of several modules share.
@org.jspecify.annotations.NullMarked
module dev.sotto.samples {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.entropy;
  requires transitive dev.sotto.guarantee;
  requires transitive dev.sotto.ldp;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.protocol;
  requires transitive dev.sotto.testkit;

  exports dev.sotto.samples;
}

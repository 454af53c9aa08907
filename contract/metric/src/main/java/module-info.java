/// What a metric is: the definitions that devices and services agree on, to the byte.
@org.jspecify.annotations.NullMarked
module dev.sotto.metric {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.entropy;
  requires transitive dev.sotto.guarantee;
  requires transitive dev.sotto.ldp;

  exports dev.sotto.metric;
}

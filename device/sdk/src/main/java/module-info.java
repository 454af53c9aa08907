/// What runs inside a device: it records, keeps the budget, adds noise once and sends, on a schedule that values cannot
/// move.
@org.jspecify.annotations.NullMarked
module dev.sotto.sdk {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.entropy;
  requires dev.sotto.disk;
  requires dev.sotto.guarantee;
  requires dev.sotto.ldp;
  requires transitive dev.sotto.metric;
  requires dev.sotto.protocol;

  exports dev.sotto.sdk;
}

/// From admitted reports to counts: pure, mergeable, integers only, so that one node and many give the same state to
/// the bit.
@org.jspecify.annotations.NullMarked
module dev.sotto.fold {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.ldp;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.protocol;

  exports dev.sotto.fold;
}

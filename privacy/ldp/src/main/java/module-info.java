/// Local differential privacy: for each mechanism its public parameters with their exact odds, what the device does and
/// what the server adds up. What may be concluded is told by another module.
@org.jspecify.annotations.NullMarked
module dev.sotto.ldp {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.entropy;
  requires transitive dev.sotto.guarantee;

  exports dev.sotto.ldp;
}

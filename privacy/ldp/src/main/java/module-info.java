/// Local differential privacy: for each mechanism its public parameters, what the device does, what the server
/// adds up, and what may be concluded.
@org.jspecify.annotations.NullMarked
module dev.sotto.ldp {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.entropy;
  requires transitive dev.sotto.guarantee;

  exports dev.sotto.ldp;
}

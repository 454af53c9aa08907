/// Simulated devices around the real SDK. They know the service by its address alone.
@org.jspecify.annotations.NullMarked
module dev.sotto.fleet {
  requires static org.jspecify;
  requires dev.sotto.wire;
  requires dev.sotto.entropy;
  requires transitive dev.sotto.guarantee;
  requires transitive dev.sotto.metric;
  requires dev.sotto.sdk;
  requires de.siegmar.fastcsv;

  exports dev.sotto.fleet;
}

/// From a registry file that people write to the definitions that devices obey: parse, check, calibrate.
@org.jspecify.annotations.NullMarked
module dev.sotto.registry {
  requires static org.jspecify;
  requires dev.sotto.entropy;
  requires transitive dev.sotto.guarantee;
  requires transitive dev.sotto.ldp;
  requires transitive dev.sotto.metric;
  requires org.snakeyaml.engine;

  exports dev.sotto.registry;
}

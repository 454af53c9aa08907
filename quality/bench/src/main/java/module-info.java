/// What is measured: benchmarks of single steps, and the programs that the scripts of this folder start. Nothing of it is
/// shipped, and no test runs it.
@org.jspecify.annotations.NullMarked
module dev.sotto.bench {
  requires static org.jspecify;
  requires dev.sotto.wire;
  requires dev.sotto.entropy;
  requires dev.sotto.guarantee;
  requires dev.sotto.ldp;
  requires dev.sotto.metric;
  requires dev.sotto.protocol;
  requires dev.sotto.registry;
  requires dev.sotto.sdk;
  requires dev.sotto.web;
  requires dev.sotto.journal;
  requires dev.sotto.fold;
  requires dev.sotto.admission;
  requires dev.sotto.engine;
  requires dev.sotto.node;
  requires dev.sotto.release;
  requires dev.sotto.testkit;
  requires dev.sotto.samples;
  requires jmh.core;
}

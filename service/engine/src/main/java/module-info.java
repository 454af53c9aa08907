/// The embedded driver: reads the journal, folds, writes snapshots, on one node and in one directory.
@org.jspecify.annotations.NullMarked
module dev.sotto.engine {
  requires static org.jspecify;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.fold;
  requires transitive dev.sotto.journal;
  requires dev.sotto.disk;
  requires dev.sotto.wire;
  requires dev.sotto.protocol;

  exports dev.sotto.engine;
}

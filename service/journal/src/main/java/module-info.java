/// The journal: append durably and once, recover, read from a position.
@org.jspecify.annotations.NullMarked
module dev.sotto.journal {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires dev.sotto.disk;

  exports dev.sotto.journal;
}

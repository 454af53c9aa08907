/// Where reports enter: admitted or refused by what anybody can know of them, journaled, and only then answered.
@org.jspecify.annotations.NullMarked
module dev.sotto.intake {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires dev.sotto.disk;
  requires dev.sotto.ldp;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.protocol;
  requires transitive dev.sotto.journal;
  requires transitive dev.sotto.web;

  exports dev.sotto.intake;
}

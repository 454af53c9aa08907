/// Where reports enter by HTTP: decided on, journaled if they are admitted, and only then answered.
@org.jspecify.annotations.NullMarked
module dev.sotto.intake {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.protocol;
  requires transitive dev.sotto.admission;
  requires transitive dev.sotto.journal;
  requires transitive dev.sotto.web;

  exports dev.sotto.intake;
}

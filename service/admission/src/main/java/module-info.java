/// Which reports are counted, and until when one that is sent again must be known: pure, for any road that reports come by.
@org.jspecify.annotations.NullMarked
module dev.sotto.admission {
  requires static org.jspecify;
  requires transitive dev.sotto.metric;
  requires transitive dev.sotto.protocol;
  requires transitive dev.sotto.wire;
  requires dev.sotto.ldp;

  exports dev.sotto.admission;
}

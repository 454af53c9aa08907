/// What a device sends and what it is answered: records and bytes, no I/O, no clock.
@org.jspecify.annotations.NullMarked
module dev.sotto.protocol {
  requires static org.jspecify;
  requires transitive dev.sotto.wire;
  requires transitive dev.sotto.metric;

  exports dev.sotto.protocol;
}

/// Bounded reading and writing of bytes: the one way the formats of Sotto are decoded.
@org.jspecify.annotations.NullMarked
module dev.sotto.wire {
  requires static org.jspecify;

  exports dev.sotto.wire;
}

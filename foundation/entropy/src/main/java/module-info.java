/// Randomness that protects people, and exact samplers over it.
@org.jspecify.annotations.NullMarked
module dev.sotto.entropy {
  requires static org.jspecify;

  exports dev.sotto.entropy;
}

/// Twins: the product with one fault each, as patches of a few lines. Listed, applied and compiled into a directory of
/// their own, which is put before the product's classes on the class path of a process.
@org.jspecify.annotations.NullMarked
module dev.sotto.twins {
  requires static org.jspecify;
  requires java.compiler;

  exports dev.sotto.twins;
}

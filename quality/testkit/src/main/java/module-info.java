/// What the tests of every module stand on. It knows nothing of Sotto.
@org.jspecify.annotations.NullMarked
module dev.sotto.testkit {
  requires static org.jspecify;

  exports dev.sotto.testkit;
}

/// What is promised to the people who hold the devices, as exact numbers.
@org.jspecify.annotations.NullMarked
module dev.sotto.guarantee {
  requires static org.jspecify;

  exports dev.sotto.guarantee;
}

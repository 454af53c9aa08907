package dev.sotto.cli;

/// One number: what was true, what is estimated.
///
/// @param truth over the acknowledged devices
/// @param said  what the service says of it
record Compared(double truth, Line said) {
  boolean covered() {
    return said.covers(truth);
  }
}

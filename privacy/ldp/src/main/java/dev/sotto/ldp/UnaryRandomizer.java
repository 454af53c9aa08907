package dev.sotto.ldp;

import dev.sotto.entropy.RandomSource;
import dev.sotto.wire.Bytes;
import java.util.Objects;

/// The device's half of [UnaryEncoding].
record UnaryRandomizer(UnaryEncoding oracle) implements Randomizer {
  @Override
  public Bytes randomize(int value, RandomSource random) {
    Objects.checkIndex(value, oracle.domainSize());
    return oracle.payload().write(i -> (i == value ? oracle.p() : oracle.q()).test(random));
  }
}

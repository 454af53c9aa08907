package dev.sotto.ldp;

import dev.sotto.entropy.RandomSource;
import dev.sotto.wire.Bytes;
import java.util.Objects;

/// The device's half of [KaryResponse].
record KaryRandomizer(KaryResponse oracle) implements Randomizer {
  @Override
  public Bytes randomize(int value, RandomSource random) {
    Objects.checkIndex(value, oracle.domainSize());
    boolean kept = oracle.keep().test(random);
    int other = random.uniform(oracle.domainSize() - 1); // drawn either way: time does not tell
    int lie = other < value ? other : other + 1;
    return oracle.payload().write(kept ? value : lie);
  }
}
